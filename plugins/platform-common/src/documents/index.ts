/**
 * Documents that people write, read safely and with a finding for each fault, and documents that are printed for them.
 *
 * @packageDocumentation
 */
export { formatPath, valueAt } from './fieldPath';
export type { FieldPath } from './fieldPath';
export type { Finding, FindingSeverity, Locate, Parsed } from './finding';
export { libraryFault } from './libraryFault';
export { printJson } from './printJson';
export { inline, noted, printYaml, rows } from './printYaml';
export type { Inline, YamlDocument, YamlMap, YamlValue } from './printYaml';
export { readYaml } from './readYaml';
export type { YamlReading, YamlSource } from './readYaml';
export { short } from './short';
export { findingAt, parseYaml } from './validate';
export { MAX_DEPTH, offsetOf } from './walkYaml';
export { fault, word } from './word';
export type { WordOptions } from './word';
