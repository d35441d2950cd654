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
  if (isStream(stream)) return stream.getState().length > 0;
  const rich = panel.querySelector('[data-draftail-input]');
  if (rich) return wordsIn(rich.value) !== '';
  return [...panel.querySelectorAll('input[type="text"], textarea')].some((field) => field.value.trim() !== '');
};

const isStream = (stream) => Array.isArray(stream?.children) && typeof stream.setState === 'function';

/** The words in a value of a block, whatever its form; the keys of rows and of rich text are no words. */
const wordsIn = (value) => {
  if (typeof value === 'string') return richWords(value) ?? value.trim();
  if (Array.isArray(value)) return value.map(wordsIn).join('\n').trim();
  if (value === null || typeof value !== 'object') return '';
  return wordsIn(Object.entries(value).filter(([name]) => name !== 'id').map(([, part]) => part));
};

const richWords = (text) => {
  try {
    const content = JSON.parse(text); // an empty editor holds "null"
    return content === null ? '' : content.blocks.map((block) => block.text.trim()).join('\n').trim();
  } catch {
    return null;
  }
};

/** The words of a block that are translated; the table of fields is the release's own (courses/completeness.py). */
const translatable = (block, table) => {
  const fields = table[block.type];
  if (!fields) return '';
  const value = block.getValue().value;
  if (typeof value === 'string') return wordsIn(value);
  return wordsIn(fields.map((name) => value[name]));
};

/** The language panels of one field stand side by side in the form; German is the measure of the others. */
const groups = () =>
  [...document.querySelectorAll(`.lg-${SOURCE}`)]
    .filter((german) => !german.closest('[data-inline-panel-child].deleted'))
    .map((german) => ({ german, of: (code) => german.parentElement.querySelector(`:scope > .lg-${code}`) }));

const hasError = (code) => document.querySelector(`.lg-${code} .w-field--error, .lg-${code} .error-message`) !== null;

/** German blocks by id, each with its words. */
const germanWords = (panel, table) =>
  new Map(streamOf(panel).children.filter((block) => block.id).map((block) => [block.id, translatable(block, table)]));

/** A block whose words still are the German ones. */
const isGermanStill = (block, german, table) => {
  const words = translatable(block, table);
  return words !== '' && german.get(block.id) === words;
};

/** Every German block has its partner, and it is not a copy. */
const isWhole = (german, panel, table) => {
  if (!isStream(streamOf(german))) return isFilled(panel);
  const measure = germanWords(german, table);
  const blocks = streamOf(panel).children;
  const own = new Set(blocks.map((block) => block.id));
  return (
    blocks.length === streamOf(german).children.length &&
    [...measure.keys()].every((id) => own.has(id)) &&
    !blocks.some((block) => isGermanStill(block, measure, table))
  );
};

const isBegun = (german, panel, table) => {
  if (!isStream(streamOf(german))) return isFilled(panel);
  const measure = germanWords(german, table);
  return streamOf(panel).children.some((block) => !isGermanStill(block, measure, table));
};

const stateOf = (code, table) => {
  if (hasError(code)) return 'error';
  if (code === SOURCE) return stateOfGerman(table);
  const wanted = groups().filter(({ german, of }) => of(code) && isFilled(german));
  if (!wanted.some(({ german, of }) => isBegun(german, of(code), table))) return 'empty';
  return wanted.every(({ german, of }) => isWhole(german, of(code), table)) ? 'complete' : 'partly';
};

/** German is complete when all that is needed is there, down to the words of each block; a summary may be missing. */
const stateOfGerman = (table) => {
  const panels = groups().map(({ german }) => german);
  if (!panels.some(isFilled)) return 'empty';
  return panels.filter(isNeeded).every((panel) => isFilled(panel) && hasWords(streamOf(panel), table)) ? 'complete' : 'partly';
};

const isNeeded = (panel) =>
  isStream(streamOf(panel)) || panel.querySelector(`.w-required-mark, [name="body_${SOURCE}"], [name="text_${SOURCE}"]`) !== null;

/** A picture may be only decoration; every other block with fields for words needs some. */
const hasWords = (stream, table) =>
  !isStream(stream) ||
  stream.children.every((block) => !(block.type in table) || block.type === 'image' || translatable(block, table) !== '');

class LanguageBar {
  constructor(bar) {
    this.bar = bar;
    this.table = JSON.parse(bar.dataset.words);
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
    const asked = codes.find((code) => code === new URLSearchParams(location.search).get('language'));
    this.show(asked ?? codes.find(hasError) ?? remembered);
    this.tell();
    if (asked) this.goToBlock();
  }

  /** The release screen leads to a block; the same id stands in every language, so the browser can't find the right one. */
  goToBlock() {
    const place = location.hash && document.querySelector(`.lg-${this.chosen} [id="${CSS.escape(location.hash.slice(1))}"]`);
    if (!place) return;
    place.tabIndex = -1;
    place.focus();
    place.scrollIntoView({ block: 'center' });
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
      const state = stateOf(button.dataset.language, this.table);
      const place = button.querySelector('[data-state]');
      button.dataset.is = state;
      place.textContent = `${SHAPES[state]} ${this.bar.dataset[state]}`;
    }
    this.markUntranslated();
  }

  /** A word at each block that is a copy of the German one. */
  markUntranslated() {
    for (const { german, of } of groups()) {
      if (!isStream(streamOf(german))) continue;
      const measure = germanWords(german, this.table);
      for (const code of this.buttons.map((button) => button.dataset.language)) {
        if (code === SOURCE || !of(code)) continue;
        for (const block of streamOf(of(code)).children) {
          if (isGermanStill(block, measure, this.table)) block.element.dataset.untranslated = this.bar.dataset.german;
          else delete block.element.dataset.untranslated;
        }
      }
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

  /** The German order and number of blocks: what is translated stays as it is, what is new comes in German. */
  copy(german, panel) {
    const blocks = this.germanBlocks(german);
    const own = new Map(streamOf(panel).getState().map((block) => [block.id, block]));
    const kept = (block) => own.get(block.id)?.type === block.type;
    const gone = own.size - blocks.filter(kept).length;
    if (gone && !window.confirm(this.bar.dataset.sure.replace('%gone%', gone))) return;
    streamOf(panel).setState(blocks.map((block) => (kept(block) ? own.get(block.id) : block)));
    this.form.dispatchEvent(new Event('change', { bubbles: true }));
    this.bar.querySelector('[data-said]').textContent = this.bar.dataset.copied.replace('%new%', blocks.length - blocks.filter(kept).length);
    this.tell();
  }

  /** The German blocks, each with an id: state, diff and exchange go by them. */
  germanBlocks(german) {
    const blocks = streamOf(german).getState();
    if (blocks.some((block) => !block.id)) {
      for (const block of blocks) block.id ||= crypto.randomUUID();
      streamOf(german).setState(blocks);
    }
    return blocks;
  }
}

// The widgets of the form are made by Wagtail's own scripts; begin when they are there.
const begin = () => document.querySelectorAll('[data-language-bar]').forEach((bar) => new LanguageBar(bar));
if (document.readyState === 'complete') setTimeout(begin);
else window.addEventListener('load', () => setTimeout(begin));
