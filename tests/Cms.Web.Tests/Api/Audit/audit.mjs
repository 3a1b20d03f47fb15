// Runs every server audit of graphql-http against the endpoint given, and writes their verdicts as one JSON array.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
const verdicts = [];
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const { status, reason } = await audit.fn();
  verdicts.push({ id: audit.id, name: audit.name, status, reason: reason ?? null });
}
process.stdout.write(JSON.stringify(verdicts));
