import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { objectiveJsonSchema } from './objectiveJsonSchema';

const examples = join(__dirname, 'examples');
const validate = new Ajv({ strict: false }).compile(objectiveJsonSchema());

it.each(readdirSync(examples).filter(file => !file.startsWith('openslo')))(
  'takes %s, and nothing with a field that is none',
  file => {
    const document = parse(readFileSync(join(examples, file), 'utf8'));
    expect(validate(document)).toBe(true);
    expect(validate({ ...document, extra: 1 })).toBe(false);
  },
);
