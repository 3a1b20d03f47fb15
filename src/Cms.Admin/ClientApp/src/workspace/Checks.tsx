import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { View, Work } from './work';

/** What should be looked at, the riskiest first. */
export function Checks({ work, view }: { work: Work; view: View }) {
  const { say } = work;
  const { save } = useSyncExternalStore(work.drafts.subscribe, work.drafts.read);
  const list = useRef<HTMLOListElement>(null);
  const saves = save.kind === 'saved' ? work.drafts.saves : -1;
  useEffect(() => {
    if (saves >= 0) void work.check();
  }, [work, saves]);
  // In braces: browsers answer with a promise here, which React would call to clean up.
  useEffect(() => {
    void list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [view.finding]);
  const open = view.findings.filter((f) => f.dismissed === null);
  const dismissed = view.findings.filter((f) => f.dismissed !== null);
  return (
    <section className="card" aria-labelledby="ws-checks">
      <h2 id="ws-checks">{say('Checks')}</h2>
      {open.length === 0 ? <p className="hint">{say('Nothing was found.')}</p> : <p className="hint">{say('F8 goes from finding to finding, Alt+D dismisses one.')}</p>}
      <ol className="plain-list ws-list" ref={list}>
        {open.map((finding) => (
          <li key={finding.fingerprint} className={`is-${finding.severity}`} aria-current={finding.fingerprint === view.finding}>
            <button type="button" className="plain" onClick={() => { work.set({ finding: finding.fingerprint }); work.go(finding.segmentId); }}>
              <span className="ws-kind">{say(finding.blocks ? 'Holds the piece' : `severity:${finding.severity}`)} · {finding.name}{finding.segmentId ? ` · ${say('Segment {0}', (work.segment(finding.segmentId)?.position ?? 0) + 1)}` : finding.field ? ` · ${finding.field}` : ''}</span>
              <span dir="auto">{finding.message}</span>
            </button>
            {finding.mayDismiss && <button type="button" className="small" onClick={() => work.set({ finding: finding.fingerprint, dialog: 'dismiss' })}>{say('Dismiss')}</button>}
          </li>
        ))}
      </ol>
      {dismissed.length > 0 && (
        <details>
          <summary>{say('{0} dismissed', dismissed.length)}</summary>
          <ul className="plain-list ws-list">
            {dismissed.map((f) => <li key={f.fingerprint}><span dir="auto">{f.message}</span><br /><small><bdi>{f.dismissed?.by}</bdi>: <span dir="auto">{f.dismissed?.reason}</span></small> <button type="button" className="plain" onClick={() => void work.undismiss(f.fingerprint)}>{say('Open again')}</button></li>)}
          </ul>
        </details>
      )}
    </section>
  );
}
