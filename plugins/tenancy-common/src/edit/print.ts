import { CST } from 'yaml';
import { inline, printYaml } from '@socle/plugin-platform-common/documents';
import { Layout } from './layout';
import { ScalarOutline } from './outline';
import { EditValue } from './types';
import { isEmpty, isList, isMap } from './values';

/** The value on one line, as it can stand within brackets. */
export function oneLine(value: EditValue): string {
  return printYaml([{ value: { a: inline(value) } }]).slice(3, -1);
}

/** The key of a field. */
export function keyText(field: string, within: boolean): string {
  return within
    ? oneLine({ [field]: 0 }).slice(1, -4)
    : printYaml([{ value: { [field]: 0 } }]).slice(0, -4);
}

/** The lines of a field in a block, from column 0. */
export function fieldLines(
  field: string,
  value: EditValue,
  layout: Layout,
): string[] {
  const key = `${keyText(field, false)}:`;
  if (typeof value === 'string') {
    return textLines(key, value, layout);
  }
  if (isOneLine(value) || layout.styleOf(field).inline) {
    return [`${key} ${oneLine(value)}`];
  }
  return isList(value)
    ? [
        key,
        ...value
          .flatMap(item => itemLines(field, item, layout))
          .map(indented(layout.listStep)),
      ]
    : [key, ...mapLines(value, layout).map(indented(layout.step))];
}

/** The lines of an item of a field's list in a block, from column 0. */
export function itemLines(
  field: string,
  value: EditValue,
  layout: Layout,
  inlineItem = layout.styleOf(field).inlineItems,
): string[] {
  if (typeof value === 'string') {
    return textLines('-', value, layout);
  }
  if (isOneLine(value) || inlineItem) {
    return [`- ${oneLine(value)}`];
  }
  const [first, ...rest] = isList(value)
    ? value.flatMap(item => itemLines('', item, layout))
    : mapLines(value, layout);
  return [
    `-${layout.gap}${first}`,
    ...rest.map(indented(layout.gap.length + 1)),
  ];
}

function mapLines(value: EditValue, layout: Layout): string[] {
  return isMap(value)
    ? Object.entries(value).flatMap(([field, one]) =>
        one === undefined ? [] : fieldLines(field, one, layout),
      )
    : [];
}

function textLines(lead: string, text: string, layout: Layout): string[] {
  const [first, ...rest] = printYaml([{ value: { a: text } }])
    .slice(2, -1)
    .split('\n');
  return [
    `${lead}${first}`,
    ...rest.map(line => indented(layout.step)(line.slice(2))),
  ];
}

function isOneLine(value: EditValue): boolean {
  return isEmpty(value) || !(isList(value) || isMap(value));
}

/** Moves a line to the right. */
export function indented(columns: number): (line: string) => string {
  return line => (line ? `${' '.repeat(columns)}${line}` : line);
}

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The value as the scalar that is there would write it, in its quotes if it has them; undefined where it cannot. */
export function scalarInStyle(
  old: ScalarOutline,
  value: EditValue,
  within: boolean,
): string | undefined {
  if (isList(value) || isMap(value)) {
    return undefined;
  }
  if (old.token.type === 'block-scalar') {
    return typeof value === 'string'
      ? blockScalar(old.token, value)
      : undefined;
  }
  if (typeof value !== 'string') {
    return String(value);
  }
  if (old.token.type === 'double-quoted-scalar') {
    return doubleQuoted(value);
  }
  if (old.token.type === 'single-quoted-scalar' && !unseen.test(value)) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  if (within) {
    return oneLine(value);
  }
  const source = printYaml([{ value: { a: value } }]).slice(3, -1);
  return source.includes('\n') ? undefined : source;
}

/** A text of several lines, with the sign, the indentation and the comment of the one that is there. */
function blockScalar(old: CST.BlockScalar, value: string): string | undefined {
  // Where the text begins with a space or a break, its indentation would have to be told by a number.
  if (!/^[^\s]/.test(value)) {
    return undefined;
  }
  const content = /^( *)[^ \r\n]/m.exec(old.source)?.[1].length;
  const token: CST.BlockScalar = {
    ...old,
    props: old.props.map(prop => ({ ...prop })),
    indent: content ?? old.indent + 2,
  };
  CST.setScalarValue(token, value);
  if (CST.resolveAsScalar(token, false)?.value !== value) {
    return undefined;
  }
  return CST.stringify(token).replace(/\r?\n/g, '\n').replace(/\n$/, '');
}

/* JSON's text is YAML's, once what cannot be seen is escaped. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(new RegExp(unseen, 'gu'), found =>
    [...Array(found.length).keys()]
      .map(at => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
