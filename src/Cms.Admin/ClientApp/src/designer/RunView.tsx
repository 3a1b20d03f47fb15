import { useCallback, useEffect, useState } from 'react';
import type { Api } from './api';
import { Canvas } from './Canvas';
import type { Catalogue } from './graph';
import { Outline } from './Outline';
import { StepList } from './StepList';
import type { DesignerData, Run, Say } from './model';

const everyMs = 2000;

/** One run on the graph of the version it started on. It is asked for again and again, so that one sees it move. */
export function RunView({ data, run: first, api, catalogue, say, sayOutcome }: {
  data: DesignerData; run: Run; api: Api; catalogue: Catalogue; say: Say; sayOutcome: (outcome: string) => string;
}) {
  const [run, setRun] = useState(first);
  const [selected, setSelected] = useState<string | null>(null);
  const [fit, setFit] = useState(0);

  useEffect(() => {
    if (run.isOver) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      void api.run(run.id).then((answer) => {
        if (answer.kind === 'ok') setRun((before) => (JSON.stringify(before) === JSON.stringify(answer.value) ? before : answer.value));
      });
    }, everyMs);
    return () => clearInterval(timer);
  }, [api, run.id, run.isOver]);

  const nothing = useCallback(() => undefined, []);
  return (
    <div className="wd wd-run">
      <p role="status" className="wd-run-state">
        <span className={`chip ${run.fault !== null ? 'bad' : run.isOver ? 'off' : 'warn'}`}>{run.statusTitle}</span>
        <button type="button" className="small" onClick={() => setFit(fit + 1)}>{say('Show all')}</button>
      </p>
      <div className="wd-panes">
        <Canvas
          type={data.type} catalogue={catalogue} findings={[]} trace={run.trace} selected={selected} readOnly fit={fit} fitsAll={fit > 0} say={say} sayOutcome={sayOutcome}
          onSelect={setSelected} onMove={nothing} onConnect={nothing} onDisconnect={nothing} onDrop={nothing} onKey={nothing}
        />
        <section className="wd-right" aria-label={say('What happened')}>
          <div className="wd-panel">
            <h2>{say('What happened')}</h2>
            <StepList steps={run.journal} type={data.type} catalogue={catalogue} say={say} sayOutcome={sayOutcome} />
            <h2>{say('The graph as a list')}</h2>
            <Outline type={data.type} catalogue={catalogue} findings={[]} trace={run.trace} selected={selected} say={say} sayOutcome={sayOutcome} onSelect={setSelected} />
          </div>
        </section>
      </div>
    </div>
  );
}
