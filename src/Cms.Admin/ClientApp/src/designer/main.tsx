import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import { Api } from './api';
import { Designer } from './Designer';
import './designer.css';
import { RunView } from './RunView';
import type { DesignerData, Say } from './model';

const place = document.getElementById('designer');
if (place?.dataset['designer']) {
  const data = JSON.parse(place.dataset['designer']) as DesignerData;
  place.removeAttribute('data-designer');
  const say: Say = (key, ...values) =>
    (data.texts[key] ?? key).replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
  const sayOutcome = (outcome: string) => data.texts[`outcome:${outcome}`] ?? outcome;
  const api = new Api(data.token, say('The server cannot be reached. Nothing was changed there.'));
  const catalogue = new Map(data.catalogue.map((entry) => [entry.name, entry]));
  const shared = { data, api, catalogue, say, sayOutcome };
  createRoot(place).render(
    <ReactFlowProvider>
      {data.run ? <RunView {...shared} run={data.run} /> : <Designer {...shared} />}
    </ReactFlowProvider>,
  );
}
