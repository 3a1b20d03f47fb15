// Pickers of content items and tags: chips with a search, instead of check boxes and a page for each search.
interface Found {
  id: string;
  text: string;
  type: string;
  culture: string | null;
}

export function enhancePickers(): void {
  for (const picker of document.querySelectorAll<HTMLElement>('[data-picker], [data-tags]')) {
    const list = picker.querySelector<HTMLElement>('[data-picked]');
    if (!list) continue;
    picker.classList.add('enhanced');
    for (const item of list.children) addButtons(picker, item as HTMLElement);
    if (picker.hasAttribute('data-picker')) enhanceSearch(picker, list);
    else enhanceTags(picker, list);
  }
}

function addButtons(picker: HTMLElement, item: HTMLElement): void {
  if (item.querySelector<HTMLInputElement>('input')?.disabled) return;
  const text = item.textContent?.trim() ?? '';
  if (picker.dataset.multiple && picker.dataset.up) {
    item.append(button('↑', `${picker.dataset.up}: ${text}`, () => {
      item.previousElementSibling?.before(item);
      changed(picker);
    }));
  }
  item.append(button('×', `${picker.dataset.remove}: ${text}`, () => {
    item.remove();
    changed(picker);
    picker.querySelector<HTMLInputElement>('input[type=search], input[list]')?.focus();
  }));
}

function button(label: string, name: string, action: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'chip-button';
  made.textContent = label;
  made.setAttribute('aria-label', name);
  made.title = name;
  made.addEventListener('click', action);
  return made;
}

function changed(picker: HTMLElement): void {
  const empty = picker.querySelector<HTMLElement>('[data-empty]');
  if (empty) empty.hidden = picker.querySelectorAll('[data-picked] > li').length > 0;
  picker.dispatchEvent(new Event('input', { bubbles: true }));
}

function chip(picker: HTMLElement, list: HTMLElement, name: string, value: string, text: string): void {
  const item = document.createElement('li');
  const label = document.createElement('label');
  label.className = 'check';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = name;
  box.value = value;
  box.checked = true;
  const span = document.createElement('span');
  span.dir = 'auto';
  span.textContent = text;
  label.append(box, span);
  item.append(label);
  addButtons(picker, item);
  if (picker.hasAttribute('data-picker') && !picker.dataset.multiple) list.replaceChildren(item);
  else list.append(item);
  changed(picker);
}

/** A combobox in the ARIA sense: arrows choose, Enter takes, Escape closes. */
function enhanceSearch(picker: HTMLElement, list: HTMLElement): void {
  const input = picker.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) return;
  picker.querySelector<HTMLElement>('[data-find]')?.setAttribute('hidden', '');
  const box = document.createElement('ul');
  box.className = 'options';
  box.id = `${input.id}-options`;
  box.setAttribute('role', 'listbox');
  box.hidden = true;
  input.after(box);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-controls', box.id);
  input.setAttribute('aria-expanded', 'false');
  let active = -1;
  let timer = 0;
  let asked = 0;

  const options = () => [...box.querySelectorAll<HTMLElement>('[role=option]')];
  /** Also drops the search that is under way: its answer would open the list again. */
  const close = () => {
    clearTimeout(timer);
    asked++;
    box.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = (index: number) => {
    const all = options();
    active = all.length === 0 ? -1 : (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    const chosen = all[active];
    if (chosen) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  };
  const take = (found: Found) => {
    const has = [...list.querySelectorAll<HTMLInputElement>('input')].some((i) => i.value === found.id);
    if (!has) chip(picker, list, picker.dataset.name ?? '', found.id, found.text || found.id);
    input.value = '';
    close();
  };
  const search = async () => {
    const mine = ++asked;
    try {
      const query = new URLSearchParams({ q: input.value, types: picker.dataset.types ?? '' });
      const answer = await fetch(`/admin/api/items?${query}`);
      if (!answer.ok || mine !== asked) return;
      const found = (await answer.json()) as Found[];
      if (mine !== asked) return;
      box.replaceChildren(...found.map((item, i) => {
        const option = document.createElement('li');
        option.id = `${box.id}-${i}`;
        option.setAttribute('role', 'option');
        option.dir = 'auto';
        option.textContent = item.text || item.id;
        const kind = document.createElement('small');
        kind.textContent = ` ${item.type}${item.culture ? ` · ${item.culture}` : ''}`;
        option.append(kind);
        option.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(item);
        });
        (option as HTMLElement & { found?: Found }).found = item;
        return option;
      }));
      if (found.length === 0) {
        const none = document.createElement('li');
        none.className = 'hint';
        none.textContent = picker.dataset.none ?? '';
        box.append(none);
      }
      box.hidden = false;
      active = -1;
      input.setAttribute('aria-expanded', 'true');
    } catch {
      close();
    }
  };
  input.addEventListener('input', (event) => {
    event.stopPropagation();
    close();
    timer = window.setTimeout(() => void search(), 250);
  });
  input.addEventListener('focus', () => void search());
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (box.hidden) void search();
      else mark(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = options()[active] as (HTMLElement & { found?: Found }) | undefined;
      if (chosen?.found) take(chosen.found);
    } else if (event.key === 'Escape') {
      close();
    }
  });
}

/** Enter or a comma turns what was typed into a chip; the server matches it with a term or makes a new one. */
function enhanceTags(picker: HTMLElement, list: HTMLElement): void {
  const input = picker.querySelector<HTMLInputElement>('input[list]');
  if (!input) return;
  const take = () => {
    for (const name of input.value.split(/[,،;]/).map((n) => n.trim()).filter(Boolean)) {
      const known = [...list.querySelectorAll('span')].some((s) => s.textContent?.toLocaleLowerCase() === name.toLocaleLowerCase());
      if (!known) pending(name);
    }
    input.value = '';
  };
  const pending = (name: string) => {
    const item = document.createElement('li');
    const span = document.createElement('span');
    span.dir = 'auto';
    span.textContent = name;
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = `${picker.dataset.name}.New`;
    hidden.value = name;
    item.className = 'new';
    item.append(span, hidden);
    addButtons(picker, item);
    list.append(item);
    changed(picker);
  };
  input.addEventListener('keydown', (event) => {
    if ((event.key === 'Enter' || event.key === ',' || event.key === '،') && input.value.trim()) {
      event.preventDefault();
      take();
    }
  });
  input.addEventListener('change', take);
}
