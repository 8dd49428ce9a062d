import { z } from 'zod/v4';
import { fault } from '@socle/plugin-platform-common/documents';
import { environmentName, labels, tenantName } from '../words/names';
import { cidr, cidrContains, fqdn, httpPath, port } from '../words/network';
import { lineOfText } from '../words/text';

/** HTTP methods that a rule may name. */
const method = z
  .enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
  .meta({ description: 'The method.' });

const httpRule = z
  .strictObject({ method: method.optional(), path: httpPath.optional() })
  .check(context => {
    if (!context.value.method && !context.value.path) {
      fault(
        context,
        [],
        'The rule of HTTP names neither a method nor a path.',
        'Name one of them, or leave http out to mean every request.',
      );
    }
  })
  .meta({
    description: 'Requests that pass: of a method, to a path, or both.',
    minProperties: 1,
  });

const podFields = {
  tenant: tenantName.optional().meta({
    description: 'The tenant that the pods are of; this one if not named.',
  }),
  environment: environmentName.optional().meta({
    description:
      'The environment that the pods are of; the same one if not named.',
  }),
  labels: labels(
    'Labels that the pods carry; every pod if not named.',
  ).optional(),
};

const networkFields = {
  cidr: cidr.optional(),
  except: z
    .array(cidr)
    .min(1)
    .optional()
    .meta({ description: 'Networks within the CIDR that stay closed.' }),
};

type PeerKind = 'pods' | 'fqdn' | 'cidr';

/** A peer is of one kind; which one, its fields say. */
function onePeer(
  context: z.core.ParsePayload<{
    tenant?: string;
    environment?: string;
    labels?: Record<string, string>;
    fqdn?: string;
    cidr?: string;
    except?: string[];
  }>,
): void {
  const peer = context.value;
  const kinds: PeerKind[] = [];
  if (peer.tenant || peer.environment || peer.labels) {
    kinds.push('pods');
  }
  if (peer.fqdn) {
    kinds.push('fqdn');
  }
  if (peer.cidr) {
    kinds.push('cidr');
  }
  if (kinds.length === 0) {
    fault(
      context,
      [],
      'Nobody is named here.',
      'Name a tenant, an environment, labels, an fqdn or a cidr, or leave the field out to mean every pod of this environment.',
    );
  } else if (kinds.length > 1) {
    fault(
      context,
      [],
      `The rule mixes ${kinds.join(' and ')}, which no connection can be at once.`,
      'Write one rule for each.',
    );
  }
  const outside = (peer.except ?? []).findIndex(
    hole => !peer.cidr || !cidrContains(peer.cidr, hole),
  );
  if (peer.except && outside >= 0) {
    fault(
      context,
      ['except', outside],
      peer.cidr
        ? `"${peer.except[outside]}" is not within ${peer.cidr}.`
        : 'Exceptions without a network mean nothing.',
      'Name parts of the network in cidr only.',
    );
  }
}

const source = z
  .strictObject({ ...podFields, ...networkFields })
  .check(onePeer)
  .meta({
    description:
      'Who opens the connection: pods, or a network. Every pod of this environment if not named.',
  });

const destination = z
  .strictObject({ ...podFields, fqdn: fqdn.optional(), ...networkFields })
  .check(onePeer)
  .meta({
    description:
      'Who is connected to: pods, a DNS name, or a network. Every pod of this environment if not named.',
  });

/** One sentence of traffic: who may reach whom, on which ports, and why. */
export const trafficRuleSchema = z
  .strictObject({
    from: source.optional(),
    to: destination.optional(),
    ports: z
      .array(port)
      .min(1)
      .max(20)
      .meta({ description: 'The ports of the destination.' }),
    http: z.array(httpRule).min(1).max(50).optional().meta({
      description:
        'Which requests pass, where not all do; enforced where the requests arrive if that is here.',
    }),
    reason: lineOfText({
      description: 'Why, for those who review it and those who meet it later.',
      examples: ['Card authorisation'],
      maxLength: 200,
    }),
  })
  .check(context => {
    const { from, to, ports, http } = context.value;
    if (!from && !to) {
      fault(
        context,
        [],
        'The rule names neither who connects nor whom.',
        'Name from, to, or both.',
      );
    }
    const foreign = (peer: typeof from | typeof to) =>
      peer !== undefined &&
      ('cidr' in peer || 'fqdn' in peer || 'tenant' in peer);
    if (foreign(from) && foreign(to)) {
      fault(
        context,
        ['from'],
        'Neither end of this connection is an environment of this tenant.',
        'Describe one end by labels of your own pods, and leave the other to the tenant that it belongs to.',
      );
    }
    if (http && ports.some(one => !one.endsWith('/TCP'))) {
      fault(
        context,
        ['http'],
        'HTTP runs over TCP only.',
        'Name TCP ports, or write a rule without http for the others.',
      );
    }
    const repeated = ports.findIndex(
      (one, index) => ports.indexOf(one) !== index,
    );
    if (repeated >= 0) {
      fault(
        context,
        ['ports', repeated],
        `"${ports[repeated]}" is named twice.`,
        'Keep one of the two.',
      );
    }
  })
  .meta({
    description:
      'One allowed kind of connection. Where the other end is another tenant, that tenant declares the same from its side: both ends must agree.',
  });

export const trafficSchema = z.array(trafficRuleSchema).max(200);

/** One allowed kind of connection, as `tenant.yaml` has it. */
export type TrafficRule = z.infer<typeof trafficRuleSchema>;
