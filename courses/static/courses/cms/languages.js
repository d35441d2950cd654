// The language bar of the editor: shows German and one other language, tells how complete each is, and leads to the
// language that holds an error. Everything stands in the form already; this only shows and hides.

const SOURCE = 'de';
const REMEMBERED = 'campus-editor-language';
const BESIDE = 'campus-editor-beside';
const SHAPES = { complete: '●', partly: '◐', empty: '○', error: '▲' };

const stored = (name, fallback) => {
  try {
    return localStorage.getItem(name) ?? fallback;
  } catch {
    return fallback;
  }
};

const store = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing forgets the language, no more
  }
};

const streamOf = (panel) => panel.querySelector('[data-controller~="w-block"] > [id$="-root"], [id$="-root"]')?.rootBlock;

/** Whether a panel says something: a text, rich text with letters, or a stream with blocks. */
const isFilled = (panel) => {
  const stream = streamOf(panel);
  if (stream?.getState && Array.isArray(stream.getState())) return stream.getState().length > 0;
  const rich = panel.querySelector('[data-draftail-input]');
  if (rich) return richTextSays(rich.value);
  return [...panel.querySelectorAll('input[type="text"], textarea')].some((field) => field.value.trim() !== '');
};

const richTextSays = (value) => {
  try {
    return (JSON.parse(value)?.blocks ?? []).some((block) => block.text.trim() !== '');
  } catch {
    return value.trim() !== '';
  }
};

/** The language panels of one field stand side by side in the form; German is the measure of the others. */
const groups = () =>
  [...document.querySelectorAll(`.lg-${SOURCE}`)]
    .filter((german) => !german.closest('[data-inline-panel-child].deleted'))
    .map((german) => ({ german, of: (code) => german.parentElement.querySelector(`:scope > .lg-${code}`) }));

const hasError = (code) => document.querySelector(`.lg-${code} .w-field--error, .lg-${code} .error-message`) !== null;

const stateOf = (code) => {
  if (hasError(code)) return 'error';
  const wanted = groups().filter(({ german }) => code === SOURCE || isFilled(german));
  const filled = wanted.filter(({ of }) => of(code) && isFilled(of(code)));
  if (filled.length === 0) return 'empty';
  if (code === SOURCE) return requiredAreFilled() ? 'complete' : 'partly';
  return filled.length === wanted.length ? 'complete' : 'partly';
};

/** German is complete when heading and lesson are there; a summary may be missing. */
const requiredAreFilled = () =>
  ['heading', 'body', 'text']
    .map((name) => document.querySelector(`.lg-${SOURCE} [name="${name}_${SOURCE}"], .lg-${SOURCE} [name="${name}_${SOURCE}-count"]`))
    .filter(Boolean)
    .every((field) => isFilled(field.closest(`.lg-${SOURCE}`)));

class LanguageBar {
  constructor(bar) {
    this.bar = bar;
    this.buttons = [...bar.querySelectorAll('[data-language]')];
    this.beside = bar.querySelector('[data-beside]');
    this.beside.checked = stored(BESIDE, 'yes') === 'yes';
    bar.addEventListener('click', (event) => this.press(event.target.closest('[data-language]')));
    this.beside.addEventListener('change', () => this.show(this.chosen));
    this.form = bar.closest('form');
    this.form?.addEventListener('input', () => this.later());
    this.form?.addEventListener('change', () => this.later());
    this.addCopyButtons();
    const codes = this.buttons.map((button) => button.dataset.language);
    const remembered = codes.find((code) => code === stored(REMEMBERED, 'en')) ?? 'en';
    this.show(codes.find(hasError) ?? remembered);
    this.tell();
  }

  press(button) {
    if (!button) return;
    this.show(button.dataset.language);
    store(REMEMBERED, button.dataset.language);
  }

  show(code) {
    this.chosen = code;
    document.body.dataset.editorLanguage = code;
    document.body.dataset.editorBeside = this.beside.checked ? 'yes' : 'no';
    store(BESIDE, document.body.dataset.editorBeside);
    for (const button of this.buttons) button.setAttribute('aria-pressed', String(button.dataset.language === code));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), 400);
  }

  tell() {
    for (const button of this.buttons) {
      const state = stateOf(button.dataset.language);
      const place = button.querySelector('[data-state]');
      button.dataset.is = state;
      place.textContent = `${SHAPES[state]} ${this.bar.dataset[state]}`;
    }
  }

  addCopyButtons() {
    for (const { german, of } of groups()) {
      if (!streamOf(german)?.setState) continue;
      for (const code of this.buttons.map((button) => button.dataset.language)) {
        if (code !== SOURCE && of(code)) this.addCopyButton(german, of(code));
      }
    }
  }

  addCopyButton(german, panel) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-small button-secondary language-bar__copy';
    button.textContent = this.bar.dataset.copy;
    button.addEventListener('click', () => this.copy(german, panel));
    panel.prepend(button);
  }

  /** A translation starts as a copy of the German blocks with their ids: state, diff and exchange go by them. */
  copy(german, panel) {
    if (isFilled(panel) && !window.confirm(this.bar.dataset.sure)) return;
    const state = streamOf(german).getState();
    if (state.some((block) => !block.id)) {
      for (const block of state) block.id ||= crypto.randomUUID();
      streamOf(german).setState(state);
    }
    streamOf(panel).setState(state);
    this.form.dispatchEvent(new Event('change', { bubbles: true }));
    this.tell();
  }
}

// The widgets of the form are made by Wagtail's own scripts; begin when they are there.
const begin = () => document.querySelectorAll('[data-language-bar]').forEach((bar) => new LanguageBar(bar));
if (document.readyState === 'complete') setTimeout(begin);
else window.addEventListener('load', () => setTimeout(begin));
