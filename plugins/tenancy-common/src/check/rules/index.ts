import { Rule, RuleDescription } from '../types';
import { drift } from './drift/rule';
import { file } from './file/rule';
import { guardedKinds } from './guarded-kinds/rule';
import { imageTag } from './image-tag/rule';
import { schema } from './schema/rule';
import { yaml } from './yaml/rule';

/** What is found while files are read, before anything in them is judged. */
const readingRules: readonly RuleDescription[] = [file, yaml, schema];

/** The rules that judge what was read. */
export const judgingRules: readonly Rule[] = [imageTag, drift, guardedKinds];

/**
 * Every rule, in the order of the documentation.
 *
 * @public
 */
export const rules: readonly RuleDescription[] = [
  ...readingRules,
  ...judgingRules,
];
