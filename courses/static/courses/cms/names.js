// Names in Wagtail's editor that it leaves out (WCAG 4.1.2). Its label of a rich text field names a hidden twin, its block of
// one field has a heading and no label, and each of its blocks is a region although many have the same name.

const NAMELESS = '.public-DraftEditor-content:not([aria-labelledby]), [data-streamfield-child] input:not([type="hidden"], [aria-labelledby])';
const BLOCKS = 'section.w-panel--nested:not([role])';

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

const mend = () => {
  document.querySelectorAll(NAMELESS).forEach(name);
  document.querySelectorAll(BLOCKS).forEach((block) => block.setAttribute('role', 'group'));
};

// Blocks and answers come and go while somebody writes.
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
mend();
