import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { contains, parseNetwork, parsePrefix, Prefix } from '../labels/prefix';
import { CidrPeer, GroupPeer } from '../model/policy';
import { isAtLeast } from '../model/version';
import { selectorText, withSource } from '../selectors/labelSelector';
import { requirementsOf } from '../selectors/requirements';
import { Environment } from './environment';
import { Reader } from './reader';
import { readSelector } from './selectors';

/** The key that stands for a group by its name (`api.LabelPrefixGroupName`). */
export const groupNameKey = 'io.cilium.policy.cidrgroupname';

/** Reads one item of `fromCIDR` and `toCIDR`: a network, or one address. */
export function readCidr(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
): CidrPeer | undefined {
  const text = reader.text(value, path);
  if (text === undefined) {
    return undefined;
  }
  const network = parseNetwork(text);
  return network
    ? { type: 'cidr', field, path, text: `cidr:${text}`, network, except: [] }
    : reader.refuse(path, 'cidr', { cidr: text });
}

/** Reads one item of `fromCIDRSet` and `toCIDRSet` (`CIDRRule.sanitize`). */
export function readCidrRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  environment: Environment,
): CidrPeer | GroupPeer | undefined {
  const hasSelector = isAtLeast(environment.version, '1.17');
  const fields = reader.record(value, path, [
    'cidr',
    'except',
    'cidrGroupRef',
    ...(hasSelector ? ['cidrGroupSelector'] : []),
  ]);
  if (!fields) {
    return undefined;
  }
  const cidr = reader.text(fields.cidr, [...path, 'cidr']);
  const group = reader.text(fields.cidrGroupRef, [...path, 'cidrGroupRef']);
  const selector = hasSelector
    ? readSelector(reader, fields.cidrGroupSelector, [
        ...path,
        'cidrGroupSelector',
      ])
    : undefined;
  if ([cidr, group, selector].filter(Boolean).length !== 1) {
    return reader.refuse(path, 'cidrOneOf');
  }
  const written =
    reader.items(fields.except, [...path, 'except'], (item, at) => {
      const text = reader.text(item, at);
      const hole = text === undefined ? undefined : parsePrefix(text);
      return hole && text !== undefined
        ? { text, hole, at }
        : reader.refuse(at, 'cidr', { cidr: String(item) });
    }) ?? [];
  const except = written.map(({ hole }) => hole);
  const holes = written.map(({ text }) => text).join(',');
  const suffix = written.length > 0 ? `-[${holes}]` : '';
  if (group) {
    return {
      type: 'group',
      field,
      path,
      text: `cidrgroup:${group}${suffix}`,
      name: group,
      requirements: [],
      except,
    };
  }
  if (selector) {
    const sourced = withSource(selector, 'cidrgroup');
    return {
      type: 'group',
      field,
      path,
      text: `cidrgroups:${selectorText(sourced)}${suffix}`,
      requirements: requirementsOf(sourced),
      except,
    };
  }
  const network = parsePrefix(cidr ?? '');
  if (!network) {
    return reader.refuse([...path, 'cidr'], 'cidr', { cidr: cidr ?? '' });
  }
  for (const { text, hole, at } of written) {
    if (!isHole(network, hole, environment)) {
      reader.refuse(at, 'exceptOutside', { except: text, cidr: cidr ?? '' });
    }
  }
  return {
    type: 'cidr',
    field,
    path,
    text: `cidr:${cidr}${suffix}`,
    network,
    except,
  };
}

/** Until 1.19, only the hole's first address was looked at. */
function isHole(
  network: Prefix,
  hole: Prefix,
  { version }: Environment,
): boolean {
  return isAtLeast(version, '1.20')
    ? contains(network, hole)
    : contains(network, { ...hole, bits: hole.family === 4 ? 32 : 128 });
}
