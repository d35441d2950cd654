// Names in Wagtail's editor that it leaves out (WCAG 4.1.2). Its label of a rich text field names a hidden twin, its block of
// one field has a heading and no label, each of its blocks is a region although many have the same name, and its list of
// headings scrolls without a place for the keyboard.

const NAMELESS = '.public-DraftEditor-content:not([aria-labelledby]), [data-streamfield-child] input:not([type="hidden"], [aria-labelledby])';
const STREAM = '[data-streamfield-stream-container]';
const BLOCKS = 'section.w-panel--nested';

const labelOf = (field) =>
  field.closest('.w-field__wrapper')?.querySelector('.w-field__label') ??
  field.closest('.w-panel')?.querySelector('.w-panel__heading');

const languageOf = (field) => {
  const code = /(?:^|\s)lg-([a-z]{2})(?:\s|$)/.exec(field.closest('.lg')?.className ?? '')?.[1];
  return code && document.querySelector(`[data-language-bar] [data-language="${code}"] > span`);
};

const idOf = (element) => (element.id ||= `name-${crypto.randomUUID()}`);

const name = (field) => {
  if (field.labels?.length) return;
  const parts = [labelOf(field), languageOf(field)].filter(Boolean);
  if (parts.length) field.setAttribute('aria-labelledby', parts.map(idOf).join(' '));
};

// "Paragraph 3, Deutsch": a group, named by its heading, its place and its language.
const place = (block, index) => {
  const heading = document.getElementById(`${block.id.replace(/-section$/, '')}-heading`)?.querySelector('[data-panel-heading-text]');
  const parts = [`${heading?.textContent.trim() ?? ''} ${index + 1}`, languageOf(block)?.textContent.trim()];
  block.setAttribute('role', 'group');
  block.removeAttribute('aria-labelledby');
  block.setAttribute('aria-label', parts.filter(Boolean).join(', '));
};

const mend = () => {
  document.querySelectorAll(NAMELESS).forEach(name);
  const streams = [...document.querySelectorAll(STREAM)].filter((stream) => !stream.parentElement.closest(STREAM));
  streams.forEach((stream) => stream.querySelectorAll(BLOCKS).forEach(place));
  document.querySelectorAll('.w-minimap__list').forEach((list) => (list.tabIndex = 0));
};

// Blocks and answers come and go while somebody writes.
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
mend();
