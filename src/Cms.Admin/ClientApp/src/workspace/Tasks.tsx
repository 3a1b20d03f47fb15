import { useState } from 'react';
import type { Action, Refusal } from './model';
import type { Work } from './work';

/** What can happen to the piece next: allowed ways as buttons, the others with the reason why not. */
export function Tasks({ work }: { work: Work }) {
  const { workspace, drafts, api, say } = work;
  const [asked, setAsked] = useState<Action | null>(null);
  const [comment, setComment] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  if (workspace.actions.length === 0) return null;
  const allowed = workspace.actions.filter((a) => a.whyNot === null);

  const end = async (action: Action) => {
    setBusy(true);
    setRefusal(null);
    const saved = await drafts.flush();
    if (!saved) {
      setRefusal({ status: 0, code: 'unsaved', message: say('The last changes are still being saved. Try again in a moment.'), details: [] });
      setBusy(false);
      return;
    }
    const done = await api.endTask(action.outcome, comment.trim() || null, workspace.number, workspace.state?.state ?? null, drafts.saves);
    if (done.kind === 'ok') {
      window.location.assign(done.value.next);
      return;
    }
    setRefusal(done.kind === 'refused' ? done.refusal : { status: 0, code: 'unreachable', message: say('You are offline. What you write is kept in this browser and sent when the line is back.'), details: [] });
    setBusy(false);
  };

  const open = (action: Action) => {
    if (action.needsComment && asked !== action) setAsked(action);
    else if (asked === action || !action.needsComment) void end(action);
  };

  return (
    <section className="card task" aria-busy={busy}>
      {refusal && (
        <div className="note bad" role="alert">
          <p dir="auto">{refusal.message}</p>
          {refusal.details.some((d) => d.message !== refusal.message) && <ul>{refusal.details.slice(0, 8).map((d) => <li key={d.place + d.message}><Place work={work} place={d.place} text={d.message} /></li>)}</ul>}
          {refusal.code === 'changed-meanwhile' && <button type="button" onClick={() => window.location.reload()}>{say('Reload to see the present text')}</button>}
          {refusal.code === 'incomplete' && <p><a className="button small" href={`/admin/items/${workspace.article}`}>{say('Edit the details')}</a></p>}
          {refusal.code === 'untranslated' && <ConfirmAll work={work} onDone={() => setRefusal(null)} />}
        </div>
      )}
      {asked ? (
        <form onSubmit={(e) => { e.preventDefault(); if (comment.trim() !== '') void end(asked); }}>
          <div className="field">
            <label htmlFor="task-comment">{say('Reason')}</label>
            <textarea id="task-comment" rows={4} dir="auto" autoFocus required maxLength={5000} value={comment} onChange={(e) => setComment(e.target.value)} />
            <p className="hint">{say('A reason is required.')}</p>
          </div>
          <div className="buttons">
            <button className="primary" disabled={busy || comment.trim() === ''}>{say(`outcome:${asked.outcome}`)}</button>
            <button type="button" onClick={() => setAsked(null)}>{say('Cancel')}</button>
          </div>
        </form>
      ) : (
        <>
          {allowed.some((a) => !a.needsComment) && (
            <details className="comment">
              <summary>{say('Comment for the next person')} <span className="optional">{say('optional')}</span></summary>
              <textarea aria-label={say('Comment for the next person')} rows={3} dir="auto" maxLength={5000} value={comment} onChange={(e) => setComment(e.target.value)} />
            </details>
          )}
          <div className="buttons">
            {allowed.map((action, i) => (
              <button key={action.outcome} type="button" className={i === 0 ? 'primary' : ''} disabled={busy} onClick={() => open(action)}>{say(`outcome:${action.outcome}`)}</button>
            ))}
          </div>
          {workspace.actions.filter((a) => a.whyNot !== null).map((action) => (
            <p key={action.outcome} className="not-allowed">
              <button type="button" disabled aria-describedby={`why-not-${action.outcome}`}>{say(`outcome:${action.outcome}`)}</button>{' '}
              <span dir="auto" id={`why-not-${action.outcome}`}>{action.whyNot}</span>
            </p>
          ))}
          {workspace.actions.some((a) => a.isOverridable) && <p><a href={`/admin/translations/${workspace.article}/task`}>{say('Emergency override')}</a></p>}
          {workspace.state && <p><a href={`/admin/translations/${workspace.article}/hands`}>{say('Who has it, and by when')}</a></p>}
        </>
      )}
    </section>
  );
}

/** Leads to the segment where there is one. */
function Place({ work, place, text }: { work: Work; place: string; text: string }) {
  return work.segment(place) ? <button type="button" className="plain" onClick={() => work.go(place)}>{text}</button> : <>{text}</>;
}

function ConfirmAll({ work, onDone }: { work: Work; onDone: () => void }) {
  const open = [...work.drafts.read().drafts.values()].filter((d) => d.state === 'initial' && d.omitted === null && d.text.trim() !== '');
  if (open.length === 0) return null;
  return (
    <button type="button" onClick={() => { for (const d of open) work.drafts.set(d.id, { state: 'translated' }); onDone(); }}>
      {work.say('Confirm all that have a text')} ({open.length})
    </button>
  );
}
