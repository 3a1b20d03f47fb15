// The bell counts on without a reload.
const every = 20_000;

export function watchBell(): void {
  const bell = document.querySelector<HTMLElement>('[data-bell]');
  const badge = bell?.querySelector<HTMLElement>('.badge');
  const said = document.querySelector<HTMLElement>('[data-bell-said]');
  if (!bell || !badge || !said) return;

  let tag = `"${badge.textContent?.trim() ?? ''}"`;
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch('/admin/notifications/count', { headers: { 'If-None-Match': tag }, cache: 'no-store' });
      if (answer.status !== 200) return;
      tag = answer.headers.get('ETag') ?? tag;
      const { unread } = (await answer.json()) as { unread: number };
      const more = unread > Number(badge.textContent);
      const text = bell.dataset.bell!.replace('{0}', String(unread));
      badge.textContent = String(unread);
      badge.hidden = unread === 0;
      bell.setAttribute('aria-label', text);
      if (more) said.textContent = text;
    } catch {
      // Offline: the next look tries again.
    }
  };
  window.setInterval(() => void look(), every);
  document.addEventListener('visibilitychange', () => void look());
}
