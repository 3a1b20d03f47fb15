// Lists that stay right without being loaded again: a few bytes are asked for, and the page only when they have changed.
const every = 8_000;
const longest = 120_000;

export function keepLive(): void {
  const live = document.getElementById('live');
  if (!live?.dataset.live) return;
  let pause = every;
  let timer = 0;

  const plan = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), pause);
  };
  const look = async () => {
    if (document.hidden || !navigator.onLine) return plan();
    try {
      const tag = live.dataset.live!;
      const answer = await fetch('/admin/api/desk/stamp', { headers: { 'If-None-Match': `"${tag}"` }, cache: 'no-store' });
      if (answer.status === 401) return;
      if (answer.status === 200 && (await answer.text()) !== tag && !isBusy(live)) await renew(live);
      pause = every;
    } catch {
      // A bad line: asked again, less often.
      pause = Math.min(pause * 2, longest);
    }
    plan();
  };

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void look();
  });
  window.addEventListener('online', () => void look());
  plan();
}

/** Whoever is writing a comment or has a form open is not disturbed; it is asked again later. */
function isBusy(live: HTMLElement): boolean {
  const field = document.activeElement;
  return (
    (live.contains(field) && (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) ||
    [...live.querySelectorAll('textarea')].some((area) => area.value.trim() !== '') ||
    live.querySelector('form[data-sent]') !== null
  );
}

async function renew(live: HTMLElement): Promise<void> {
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.getElementById('live');
  if (!next) return;

  const isSame = textOf(next) === textOf(live);
  live.dataset.live = next.dataset.live ?? '';
  if (isSame) return;

  // Focus and place stay: the element is found again by its row and by what it does.
  const focused = document.activeElement instanceof HTMLElement && live.contains(document.activeElement) ? document.activeElement : null;
  const row = focused?.closest<HTMLElement>('[id]')?.id;
  const index = row ? [...document.getElementById(row)!.querySelectorAll('a, button, summary')].indexOf(focused!) : -1;
  const open = [...live.querySelectorAll<HTMLElement>('[id] details[open]')].map((details) => details.closest('[id]')!.id);
  const { scrollX, scrollY } = window;
  live.replaceChildren(...next.childNodes);
  for (const id of open) document.getElementById(id)?.querySelector('details')?.setAttribute('open', '');
  if (row && index >= 0) document.getElementById(row)?.querySelectorAll<HTMLElement>('a, button, summary')[index]?.focus({ preventScroll: true });
  window.scrollTo(scrollX, scrollY);

  const news = document.getElementById('live-news');
  if (news) news.textContent = news.dataset.changed ?? '';
}

/** Ages and tokens of forms change by themselves. */
function textOf(root: HTMLElement): string {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const time of copy.querySelectorAll('time')) time.remove();
  return copy.innerText + [...copy.querySelectorAll('a')].map((link) => link.getAttribute('href')).join(' ');
}

/** The board by arrow keys: up and down in a column, left and right between them as they stand on the screen. */
export function steerBoard(): void {
  document.addEventListener('keydown', (event) => {
    const card = (event.target as HTMLElement | null)?.closest?.<HTMLElement>('.board-card');
    if (!card || !(event.target instanceof HTMLAnchorElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const columns = [...document.querySelectorAll<HTMLElement>('.board-column')].filter((column) => column.querySelector('.board-card'));
    const column = card.closest<HTMLElement>('.board-column')!;
    const cards = [...column.querySelectorAll<HTMLElement>('.board-card')];
    const at = cards.indexOf(card);
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    let next: HTMLElement | undefined;
    if (event.key === 'ArrowDown') next = cards[at + 1];
    else if (event.key === 'ArrowUp') next = cards[at - 1];
    else if (event.key === forward || event.key === back) {
      const beside = columns[columns.indexOf(column) + (event.key === forward ? 1 : -1)];
      const others = beside ? [...beside.querySelectorAll<HTMLElement>('.board-card')] : [];
      next = others[Math.min(at, others.length - 1)];
    } else return;
    event.preventDefault();
    next?.querySelector<HTMLElement>('.board-title')?.focus();
  });
}
