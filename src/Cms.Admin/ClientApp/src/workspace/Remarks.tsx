import { Changes } from './Row';
import { time } from './times';
import type { Extras } from './extras';
import type { Work } from './work';

/** Where nothing is written yet the row says so itself. */
const saidByTheRow = 'untranslated';

/** What is said of a segment: findings, suggestions, comments. */
export function Remarks({ extras, work, isActive }: { extras: Extras; work: Work; isActive: boolean }) {
  const { say } = work;
  const open = extras.comments.filter((c) => c.resolvedBy === null);
  const closed = extras.comments.length - open.length;
  return (
    <div className="ws-remarks">
      {extras.findings.filter((f) => f.dismissed === null && f.check !== saidByTheRow).map((finding) => (
        <p key={finding.fingerprint} className={`ws-finding is-${finding.severity}`}>{finding.message}</p>
      ))}
      {extras.suggestions.map((suggestion) => (
        <div key={suggestion.id} className="ws-suggestion">
          <Changes before={suggestion.before} after={suggestion.text} work={work} title={say('Suggested by {0}, {1}', suggestion.by, time(suggestion.atUtc))} />
          <div className="buttons">
            {work.mayWrite && <button type="button" className="small" title="Alt+A" onClick={() => void work.decide(suggestion, true)}>{say('Accept')}</button>}
            {(work.mayWrite || suggestion.isMine) && <button type="button" className="small" title="Alt+R" onClick={() => void work.decide(suggestion, false)}>{say(suggestion.isMine ? 'Take back' : 'Reject')}</button>}
          </div>
        </div>
      ))}
      {open.map((comment) => (
        <div key={comment.id} className="ws-comment">
          <p className="who"><bdi>{comment.by}</bdi> · <small>{time(comment.atUtc)}</small></p>
          <p dir="auto">{comment.text}</p>
          <button type="button" className="plain" onClick={() => void work.resolve(comment)}>{say('Resolve')}</button>
        </div>
      ))}
      {closed > 0 && isActive && extras.comments.filter((c) => c.resolvedBy !== null).map((comment) => (
        <div key={comment.id} className="ws-comment resolved">
          <p className="who"><bdi>{comment.by}</bdi> · <small>{say('Resolved by {0}', comment.resolvedBy ?? '')}</small></p>
          <p dir="auto">{comment.text}</p>
          <button type="button" className="plain" onClick={() => void work.resolve(comment)}>{say('Open again')}</button>
        </div>
      ))}
    </div>
  );
}
