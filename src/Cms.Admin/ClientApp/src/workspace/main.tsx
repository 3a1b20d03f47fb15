import { createRoot } from 'react-dom/client';
import { Api } from './api';
import { Arranging } from './arranging';
import { Drafts } from './drafts';
import { Journal } from './journal';
import type { Say, Workspace } from './model';
import { Screen } from './Screen';
import { Work } from './work';

const place = document.getElementById('workspace');
const data = place?.dataset.workspace;
// Without data the server has something to show first (a conflict of the plain form): the plain form stays.
if (place && data) {
  const workspace = JSON.parse(data) as Workspace;
  if (workspace.source) void begin(place, workspace, JSON.parse(place.dataset.texts ?? '{}') as Record<string, string>);
}

async function begin(place: HTMLElement, given: Workspace, texts: Record<string, string>): Promise<void> {
  const say: Say = (key, ...values) =>
    (texts[key] ?? key.replace(/^(outcome|state|severity|keys):/, '')).replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
  const journal = await Journal.open(given.account.id, given.article);
  const api = new Api(given.article, given.account.id, given.token);
  const arranging = new Arranging(api, journal);
  const workspace = arranging.over(given);
  const drafts = new Drafts(workspace, api, journal, arranging);
  const work = new Work(workspace, drafts, api, journal, arranging, say);
  const leave = () => {
    void journal.flush();
    void drafts.flush(true);
  };

  window.addEventListener('online', () => void drafts.retry());
  window.addEventListener('focus', () => {
    if (drafts.read().save.kind !== 'saved') void drafts.retry();
  });
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  window.addEventListener('beforeunload', (event) => {
    if (drafts.read().save.kind === 'saved') return;
    leave();
    event.preventDefault();
  });

  takeOver(place, work);
  place.classList.add('ws');
  place.removeAttribute('data-workspace');
  createRoot(place).render(<Screen work={work} />);
  // A notification leads to a segment, also of the page that is open already.
  const toSegment = () => {
    const id = decodeURIComponent(/^#segment-(.+)$/.exec(location.hash)?.[1] ?? '');
    if (work.segment(id)) requestAnimationFrame(() => work.go(id));
  };
  window.addEventListener('hashchange', toSegment);
  toSegment();
}

/** What was typed into the plain form while the scripts were on a slow line goes on as a draft, with the caret where it was. */
function takeOver(place: HTMLElement, work: Work): void {
  for (const field of place.querySelectorAll<HTMLTextAreaElement>('textarea[name^="t:"]')) {
    const id = field.name.slice(2);
    if (field.value !== field.defaultValue && work.mayWrite && work.drafts.get(id)) work.drafts.type(id, field.value);
    if (field === document.activeElement) work.activate(id);
  }
}
