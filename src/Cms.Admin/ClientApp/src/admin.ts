// What makes the plain pages pleasanter. Every page works without it.
import './admin.css';
import { watchBell } from './bell';
import { keepLive, steerBoard } from './live';
import { enhanceComments } from './mentions';
import { enhancePickers } from './pickers';

/** Buttons that cannot be undone ask first. */
document.addEventListener('click', (event) => {
  const button = (event.target as Element | null)?.closest<HTMLElement>('[data-confirm]');
  if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
});

/** A form sends once, however often it is clicked on a slow line. */
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = '1';
  form.setAttribute('aria-busy', 'true');
});
// A page that comes back from the browser's cache can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  }
});

/** Unsaved changes are not left by accident. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  let changed = form.closest('.edit')?.previousElementSibling?.classList.contains('bad') ?? false;
  form.addEventListener('input', () => (changed = true));
  form.addEventListener('submit', () => (changed = false));
  window.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

/** Filters act when a choice is made; words when Enter is pressed. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-auto-submit]')) {
  for (const select of form.querySelectorAll('select')) select.addEventListener('change', () => form.requestSubmit());
}

/** Times are also told in the zone of whoever reads them, and the zone is offered where one is to be entered. */
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-own-time]')) {
  const text = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time.dateTime));
  time.textContent = time.dataset.ownTime!.replace('{0}', text);
}
for (const field of document.querySelectorAll<HTMLInputElement>('input[data-own-zone]')) {
  if (!ownZone || field.value === ownZone || field.readOnly) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'plain';
  button.textContent = ownZone;
  button.addEventListener('click', () => {
    field.value = ownZone;
    field.focus();
  });
  field.after(button);
}

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-grow]')) {
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight + 2, window.innerHeight * 0.8)}px`;
  };
  area.addEventListener('input', grow);
  grow();
}

/** The preview follows the text, rendered by the server as readers will see it. */
for (const box of document.querySelectorAll<HTMLElement>('[data-markdown]')) {
  const area = box.querySelector('textarea');
  const details = box.querySelector('details');
  const preview = box.querySelector('.preview');
  const token = document.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value;
  if (!area || !details || !preview || !token) continue;
  let timer = 0;
  let shown = area.value;
  const show = async () => {
    if (!details.open || shown === area.value) return;
    const text = area.value;
    try {
      const answer = await fetch('/admin/api/markdown', { method: 'POST', body: text, headers: { RequestVerificationToken: token } });
      if (!answer.ok) return;
      preview.innerHTML = await answer.text();
      shown = text;
    } catch {
      // Offline: the next change tries again.
    }
  };
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(), 500);
  });
  details.addEventListener('toggle', () => void show());
}

/** A picture of the library brings its alternative text along. */
for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-alt-for]')) {
  select.addEventListener('change', () => {
    const alt = document.getElementById(select.dataset.altFor ?? '');
    if (alt instanceof HTMLInputElement) alt.value = select.selectedOptions[0]?.dataset.alt ?? '';
  });
}

/** On a small screen the navigation is behind a button. */
const menu = document.querySelector<HTMLButtonElement>('.menu-toggle');
const nav = document.getElementById('main-nav');
if (menu && nav) {
  document.documentElement.classList.add('has-menu');
  const show = (open: boolean) => {
    menu.setAttribute('aria-expanded', String(open));
    nav.classList.toggle('is-open', open);
  };
  menu.addEventListener('click', () => show(menu.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (nav.classList.contains('is-open')) {
      show(false);
      menu.focus();
    }
    const group = (event.target as Element | null)?.closest<HTMLDetailsElement>('.nav-group[open]');
    if (group) {
      group.open = false;
      group.querySelector('summary')?.focus();
    }
  });
  document.addEventListener('click', (event) => {
    for (const group of document.querySelectorAll<HTMLDetailsElement>('.nav-group[open]')) if (!group.contains(event.target as Node)) group.open = false;
  });
}

keepLive();
steerBoard();
enhancePickers();
enhanceComments();
watchBell();
document.getElementById('findings')?.focus();
