import { useRef, useState } from 'react';
import type { SaveState } from './draft';
import type { Say } from './model';
import type { Work } from './work';

/** The save state in one line, spoken politely; what needs a person has more lines below. */
export function SaveLine({ save, work }: { save: SaveState; work: Work }) {
  const { say, drafts, workspace: { account } } = work;
  return (
    <>
      <span className={`save save-${save.kind}`} role="status" aria-live="polite">{line(save, say)}</span>
      {save.kind === 'offline' && <button type="button" className="plain" onClick={() => void drafts.retry()}>{say('Try now')}</button>}
      {save.kind === 'offline' && <span className="hint">{say('You are offline. What you write is kept in this browser and sent when the line is back.')}</span>}
      {save.kind === 'signed-out' && <SignIn work={work} />}
      {save.kind === 'other-account' && (
        <span className="note bad" role="alert">{say('Somebody else is signed in in this browser. Sign in as {0} to save.', account.name)}</span>
      )}
      {save.kind === 'refused' && <span className="note bad" role="alert">{say('The server refuses to save:')} {save.message}</span>}
    </>
  );
}

/** The session ended: the password is asked for here, over the work, and the work goes on where it was. */
function SignIn({ work }: { work: Work }) {
  const { say, api, drafts, workspace: { account } } = work;
  const password = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    const answer = await api.signIn(account.name, password.current?.value ?? '');
    if (answer.kind === 'ok') {
      await drafts.retry();
      work.go(work.active);
    } else {
      setProblem(answer.kind === 'refused' ? answer.refusal.message : say('The server cannot be reached now. Try again in a moment.'));
    }
    setBusy(false);
  };
  return (
    <form className="note bad ws-sign-in" role="alertdialog" aria-labelledby="again-title" aria-describedby="again-hint" onSubmit={(e) => { e.preventDefault(); void signIn(); }}>
      <p><strong id="again-title">{say('Your session has ended.')}</strong> <span id="again-hint">{say('What you wrote is kept in this browser. Give your password to go on; you can also write on and do it later.')}</span></p>
      {problem && <p className="finding" role="alert" dir="auto">{problem}</p>}
      <div className="find">
        <input type="text" hidden readOnly autoComplete="username" value={account.name} />
        <label className="grow"><span className="off-screen">{say('Password of {0}', account.name)}</span>
          <input ref={password} type="password" autoComplete="current-password" required placeholder={say('Password of {0}', account.name)} /></label>
        <button className="primary" disabled={busy}>{say('Sign in and go on')}</button>
      </div>
    </form>
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
