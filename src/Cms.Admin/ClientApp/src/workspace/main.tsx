import { createRoot } from 'react-dom/client';
import { Api } from './api';
import { Drafts } from './drafts';
import { Journal } from './journal';
import type { Say, Workspace } from './model';
import { Screen } from './Screen';

const place = document.getElementById('workspace');
const data = place?.dataset.workspace;
// Without data the server has something to show first (a conflict of the plain form): the plain form stays.
if (place && data) {
  const workspace = JSON.parse(data) as Workspace;
  if (workspace.source) {
    const texts = JSON.parse(place.dataset.texts ?? '{}') as Record<string, string>;
    const say: Say = (key, ...values) =>
      (texts[key] ?? key.replace(/^(outcome|state):/, '')).replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
    const api = new Api(workspace.article, workspace.account.id, workspace.token);
    const drafts = new Drafts(workspace, api, new Journal(workspace.account.id, workspace.article));

    window.addEventListener('online', () => void drafts.retry());
    window.addEventListener('focus', () => {
      if (drafts.read().save.kind !== 'saved') void drafts.retry();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void drafts.flush(true);
    });
    window.addEventListener('beforeunload', (event) => {
      if (drafts.read().save.kind === 'saved') return;
      void drafts.flush(true);
      event.preventDefault();
    });

    place.classList.add('ws');
    place.removeAttribute('data-workspace');
    createRoot(place).render(<Screen workspace={workspace} drafts={drafts} api={api} say={say} />);
  }
}
