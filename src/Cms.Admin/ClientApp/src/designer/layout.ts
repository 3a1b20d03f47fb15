import type { TypeJson } from './model';

const column = 280;
const row = 60;

/**
 * Columns by the longest way from a start, loops back left out; within a column by where the ways come from.
 * Heights are those of the drawn activities.
 */
export function arrange(type: TypeJson, heightOf: (id: string) => number): TypeJson {
  const ids = type.Activities.map((a) => a.ActivityId);
  const next = new Map(ids.map((id) => [id, type.Transitions.filter((t) => t.SourceActivityId === id && ids.includes(t.DestinationActivityId)).map((t) => t.DestinationActivityId)]));
  const forward = withoutLoops(type, next);
  const depth = new Map<string, number>(ids.map((id) => [id, 0]));
  for (let pass = 0; pass < ids.length; pass++) {
    for (const [from, to] of forward) depth.set(to, Math.max(depth.get(to)!, depth.get(from)! + 1));
  }

  const columns: string[][] = [];
  for (const id of ids) (columns[depth.get(id)!] ??= []).push(id);
  const center = new Map<string, number>();
  for (const [index, members] of columns.entries()) {
    if (!members) continue;
    const pull = (id: string) => {
      const before = forward.filter(([, to]) => to === id).map(([from]) => center.get(from)).filter((y) => y !== undefined);
      return before.length > 0 ? before.reduce((sum, y) => sum + y, 0) / before.length : ids.indexOf(id);
    };
    if (index > 0) members.sort((a, b) => pull(a) - pull(b));
    const total = members.reduce((sum, id) => sum + heightOf(id) + row, -row);
    let y = -total / 2;
    for (const id of members) {
      center.set(id, y + heightOf(id) / 2);
      y += heightOf(id) + row;
    }
  }

  return {
    ...type,
    Activities: type.Activities.map((a) => ({
      ...a,
      X: depth.get(a.ActivityId)! * column,
      Y: Math.round(center.get(a.ActivityId)! - heightOf(a.ActivityId) / 2),
    })),
  };
}

/** The transitions that do not lead back to where a walk from the starts came from. */
function withoutLoops(type: TypeJson, next: Map<string, string[]>): [string, string][] {
  const edges: [string, string][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const starts = [...type.Activities].sort((a, b) => Number(b.IsStart ?? false) - Number(a.IsStart ?? false));
  const walk = (id: string) => {
    state.set(id, 'open');
    for (const to of next.get(id) ?? []) {
      if (state.get(to) === 'open') continue;
      edges.push([id, to]);
      if (!state.has(to)) walk(to);
    }
    state.set(id, 'done');
  };
  for (const start of starts) if (!state.has(start.ActivityId)) walk(start.ActivityId);
  return edges;
}
