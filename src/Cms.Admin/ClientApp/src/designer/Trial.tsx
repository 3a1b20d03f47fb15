import { useState } from 'react';
import type { Answer, Api } from './api';
import { Labelled } from './fields';
import { find, titleOf, type Catalogue } from './graph';
import { StepList } from './StepList';
import type { Choice, DesignerData, Sample, Say, Simulation, Trace, TypeJson } from './model';

/** Steps through the workflow with sample content and sample people, on the real engine, storing nothing. */
export function Trial({ type, data, catalogue, api, say, sayOutcome, onTrace }: {
  type: TypeJson; data: DesignerData; catalogue: Catalogue; api: Api; say: Say; sayOutcome: (outcome: string) => string; onTrace(trace: Trace | null): void;
}) {
  const starts = type.Activities.filter((activity) => activity.IsStart);
  const [start, setStart] = useState('');
  const [sample, setSample] = useState<Sample>({
    contentType: data.contentTypes.includes('Article') ? 'Article' : (data.contentTypes[0] ?? ''),
    title: say('A sample story'),
    from: data.cultures.find((culture) => culture !== 'en') ?? 'ar',
    to: 'en',
  });
  const [choices, setChoices] = useState<Choice[]>([]);
  const [now, setNow] = useState<Simulation | null>(null);
  const [by, setBy] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const begin = starts.some((activity) => activity.ActivityId === start) ? start : (starts[0]?.ActivityId ?? '');

  const play = async (next: Choice[]) => {
    const answer: Answer<Simulation> = await api.simulate(type, begin, sample, next);
    if (answer.kind === 'refused') {
      setRefused([answer.refusal.message, ...answer.refusal.details.map((detail) => detail.message)].join(' '));
      return;
    }
    setRefused(null);
    setChoices(next);
    setNow(answer.value);
    setBy(Object.fromEntries(answer.value.at.map((at) => [at.activityId, at.people.find((person) => person.whyNot === null)?.id ?? ''])));
    onTrace(answer.value.trace);
  };
  const end = () => {
    setNow(null);
    setChoices([]);
    setRefused(null);
    onTrace(null);
  };

  if (starts.length === 0) return <p className="hint">{say('Mark an event as the start first.')}</p>;
  if (now === null) {
    return (
      <div className="wd-details">
        <p className="hint">{say('Step through with a sample: you choose what people do and how tasks end. Nothing is stored, published or sent.')}</p>
        {refused && <p className="note bad" role="alert" dir="auto">{refused}</p>}
        <Labelled title={say('Starts with')}>{(field) => (
          <select {...field} value={begin} onChange={(e) => setStart(e.target.value)}>
            {starts.map((activity) => <option key={activity.ActivityId} value={activity.ActivityId}>{titleOf(activity, catalogue)}</option>)}
          </select>
        )}</Labelled>
        <Labelled title={say('Content type')}>{(field) => (
          <select {...field} value={sample.contentType} onChange={(e) => setSample({ ...sample, contentType: e.target.value })}>
            {data.contentTypes.map((name) => <option key={name}>{name}</option>)}
          </select>
        )}</Labelled>
        <Labelled title={say('Title of the sample')}>{(field) => <input {...field} dir="auto" value={sample.title} onChange={(e) => setSample({ ...sample, title: e.target.value })} />}</Labelled>
        <div className="columns">
          <Labelled title={say('From')}>{(field) => <input {...field} dir="ltr" value={sample.from} onChange={(e) => setSample({ ...sample, from: e.target.value })} />}</Labelled>
          <Labelled title={say('To')}>{(field) => <input {...field} dir="ltr" value={sample.to} onChange={(e) => setSample({ ...sample, to: e.target.value })} />}</Labelled>
        </div>
        <button type="button" className="primary" onClick={() => void play([])}>{say('Begin')}</button>
      </div>
    );
  }

  const nameOf = (id: string) => titleOf(find(type, id) ?? { ActivityId: id, Name: id }, catalogue);
  return (
    <div className="wd-details">
      {refused && <p className="note bad" role="alert" dir="auto">{refused}</p>}
      <div role="status" className="wd-now">
        {now.status === 'finished' && <p className="note good">{say('The workflow has come to its end.')}</p>}
        {(now.status === 'faulted' || now.status === 'refused') && <p className="note bad" dir="auto">{now.message}</p>}
        {now.at.map((at) => (
          <p key={at.activityId}><strong>{say(now.status === 'waiting' ? 'It waits at “{0}”.' : 'How does “{0}” end?', nameOf(at.activityId))}</strong></p>
        ))}
      </div>
      {now.at.map((at) => (
        <div key={at.activityId} role="group" aria-label={nameOf(at.activityId)}>
          {at.isTask && (
            <fieldset className="field">
              <legend>{say('Who acts?')}</legend>
              {at.people.map((person) => (
                <label className="check" key={person.id}>
                  <input type="radio" name={`wd-by-${at.activityId}`} value={person.id} checked={by[at.activityId] === person.id} disabled={person.whyNot !== null}
                    onChange={() => setBy({ ...by, [at.activityId]: person.id })} />
                  <span dir="auto">{person.name} <small>{person.whyNot ?? say('may act')}</small></span>
                </label>
              ))}
              {at.people.every((person) => person.whyNot !== null) && <p className="finding">{say('Nobody of these may act here.')}</p>}
            </fieldset>
          )}
          <p className="buttons">
            {at.outcomes.map((outcome) => (
              <button key={outcome} type="button" disabled={at.isTask && !by[at.activityId]}
                onClick={() => void play([...choices, { activityId: at.activityId, outcome, by: at.isTask ? (by[at.activityId] ?? null) : null }])}>
                {sayOutcome(outcome)}
              </button>
            ))}
          </p>
        </div>
      ))}
      <p className="buttons">
        <button type="button" className="small" disabled={choices.length === 0} onClick={() => void play(choices.slice(0, -1))}>{say('One step back')}</button>
        <button type="button" className="small" onClick={() => void play([])}>{say('From the start')}</button>
        <button type="button" className="small plain" onClick={end}>{say('End the trial')}</button>
      </p>
      <h3>{say('What happened')}</h3>
      <StepList steps={now.journal} type={type} catalogue={catalogue} say={say} sayOutcome={sayOutcome} />
    </div>
  );
}
