// Names after an @ in a text area: a list to choose from by the keys. Without it a name can be typed just the same.
const most = 8;
let lists = 0;

/** @param load The names that can be mentioned; asked for when the first @ is typed. */
export function enhanceMentions(area: HTMLTextAreaElement, load: () => Promise<readonly string[]>): () => void {
  const list = document.createElement('ul');
  list.id = `mentions-${lists++}`;
  list.className = 'mentions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '@');
  list.hidden = true;
  area.after(list);
  area.setAttribute('aria-autocomplete', 'list');
  area.setAttribute('aria-controls', list.id);
  let names: Promise<readonly string[]> | null = null;
  let at = 0;

  const wanted = () => /(?:^|[^\p{L}\p{N}])@([^\n@]{0,40})$/u.exec(area.value.slice(0, area.selectionStart))?.[1];
  const close = () => {
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
  };
  const mark = () => {
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    area.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  };
  const choose = (name: string) => {
    const typed = wanted();
    close();
    if (typed === undefined) return;
    const caret = area.selectionStart;
    area.setRangeText(`${name} `, caret - typed.length, caret, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  };
  const show = async () => {
    const typed = wanted();
    if (typed === undefined) return close();
    const all = await (names ??= load());
    // What was typed meanwhile counts.
    const now = wanted()?.toLocaleLowerCase();
    const found = now === undefined ? [] : all.filter((name) => name.toLocaleLowerCase().startsWith(now) && name.toLocaleLowerCase() !== now.trim()).slice(0, most);
    if (found.length === 0) return close();
    list.replaceChildren(...found.map((name, i) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${i}`;
      item.setAttribute('role', 'option');
      item.dir = 'auto';
      item.textContent = name;
      item.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        choose(name);
      });
      return item;
    }));
    at = 0;
    list.hidden = false;
    mark();
  };
  const onKey = (event: KeyboardEvent) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') at = (at + 1) % list.children.length;
    else if (event.key === 'ArrowUp') at = (at + list.children.length - 1) % list.children.length;
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') choose(list.children[at]?.textContent ?? '');
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (!list.hidden) mark();
  };
  const onInput = () => void show();
  area.addEventListener('input', onInput);
  area.addEventListener('keydown', onKey);
  area.addEventListener('blur', close);
  return () => {
    area.removeEventListener('input', onInput);
    area.removeEventListener('keydown', onKey);
    area.removeEventListener('blur', close);
    list.remove();
  };
}

/** The comments of the plain pages. */
export function enhanceComments(): void {
  for (const section of document.querySelectorAll<HTMLElement>('[data-people]')) {
    const people = JSON.parse(section.dataset.people!) as string[];
    for (const area of section.querySelectorAll<HTMLTextAreaElement>('textarea[data-mentions]')) enhanceMentions(area, () => Promise.resolve(people));
    for (const quote of section.querySelectorAll<HTMLTextAreaElement>('textarea[data-selection]')) offerSelection(quote);
  }
}

/** What is selected in the text beside becomes what the comment is about. */
function offerSelection(quote: HTMLTextAreaElement): void {
  let selected = '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small';
  button.textContent = quote.dataset.selection!;
  button.disabled = true;
  document.addEventListener('selectionchange', () => {
    const field = document.activeElement;
    const text = field instanceof HTMLTextAreaElement && field.closest('[data-markdown]')
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : selectedIn('.story-text');
    if (text !== '') selected = text;
    button.disabled = selected === '';
  });
  button.addEventListener('click', () => {
    quote.value = selected.slice(0, quote.maxLength);
    quote.focus();
  });
  quote.after(button);
}

function selectedIn(selector: string): string {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest(selector) ? selection!.toString().trim() : '';
}
