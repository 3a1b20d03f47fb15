import type { SaveState } from './drafts';
import type { Say } from './model';

interface Props {
  save: SaveState;
  account: string;
  say: Say;
  onRetry: () => void;
}

/** The save state in one line, spoken politely; what needs a person has more lines below. */
export function SaveLine({ save, account, say, onRetry }: Props) {
  return (
    <>
      <span className={`save save-${save.kind}`} role="status" aria-live="polite" onClick={save.kind === 'offline' ? onRetry : undefined}>{line(save, say)}</span>
      {save.kind === 'offline' && <span className="hint">{say('You are offline. What you write is kept in this browser and sent when the line is back.')}</span>}
      {save.kind === 'signed-out' && (
        <span className="note bad" role="alert">
          {say('Your session has ended. What you wrote is kept in this browser.')}{' '}
          <a href="/admin/sign-in?next=/admin/account" target="_blank" rel="opener">{say('Sign in in a new tab')}</a>.{' '}
          {say('Saving goes on by itself after that.')}
        </span>
      )}
      {save.kind === 'other-account' && (
        <span className="note bad" role="alert">{say('Somebody else is signed in in this browser. Sign in as {0} to save.', account)}</span>
      )}
      {save.kind === 'refused' && <span className="note bad" role="alert">{say('The server refuses to save:')} {save.message}</span>}
    </>
  );
}

function line(save: SaveState, say: Say): string {
  switch (save.kind) {
    case 'saved': return say('Saved');
    case 'saving': return say('Saving…');
    case 'offline': return say('{0} unsaved, offline: trying again', save.count);
    case 'conflict': return save.count === 1 ? say('Conflict in 1 segment') : say('Conflict in {0} segments', save.count);
    case 'unsaved': return say('Not saved yet');
    default: return say('{0} unsaved', save.count);
  }
}
