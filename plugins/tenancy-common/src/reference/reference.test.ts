import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { keptFile } from '../__testUtils__/keptFile';
import { DocumentName, jsonSchemaOf } from './jsonSchema';
import { referencePage } from './markdown';

const docs = resolve(__dirname, '../../../../docs/reference');
const names: DocumentName[] = ['tenant', 'profile', 'service'];

const fixture = (name: string): unknown =>
  parse(
    readFileSync(resolve(__dirname, '../__fixtures__/sample', name), 'utf8'),
  );

describe('docs/reference', () => {
  it.each(names)('%s.schema.json is up to date', name => {
    const text = `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
    expect(text).toBe(keptFile(resolve(docs, `${name}.schema.json`), text));
  });

  it.each(names)('%s.md is up to date', name => {
    const text = referencePage(name);
    expect(text).toBe(keptFile(resolve(docs, `${name}.md`), text));
  });
});

describe('jsonSchemaOf', () => {
  const validatorOf = (name: DocumentName) =>
    new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
      jsonSchemaOf(name),
    );

  it.each([
    ['tenant', 'tenant.yaml'],
    ['profile', 'socle.yaml'],
  ] as const)('accepts the %s of the sample', (name, file) => {
    const validate = validatorOf(name);
    validate(fixture(file));
    expect(validate.errors).toBeNull();
  });

  it.each(names)('describes and closes every field of the %s', name => {
    const complaints: string[] = [];
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) {
        return;
      }
      const schema = new Map(Object.entries(node));
      const properties: unknown = schema.get('properties');
      if (
        schema.has('properties') &&
        schema.get('additionalProperties') !== false
      ) {
        complaints.push(`${path} is open`);
      }
      for (const [key, field] of Object.entries(Object(properties))) {
        if (!Object(field).description) {
          complaints.push(`${path}.${key} is not described`);
        }
        visit(field, `${path}.${key}`);
      }
      visit(schema.get('items'), `${path}[]`);
      visit(schema.get('additionalProperties'), `${path}.*`);
    };
    visit(jsonSchemaOf(name), name);
    expect(complaints).toEqual([]);
  });
});
