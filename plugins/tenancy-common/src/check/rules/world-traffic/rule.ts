import { short } from '@socle/plugin-platform-common/documents';
import { WorldField, worldOf } from '../../traffic/world';
import { Problem, Rule } from '../../types';

/** Guardrail `worldTraffic`. Rules of teams themselves are told by the rule `guarded-kinds`. */
export const worldTraffic: Rule = {
  id: 'world-traffic',
  title: 'No tenant is open to the whole world',
  description: [
    'Whoever breaks into a pod that may connect to anywhere can send away whatever it reads, and load whatever it lacks. So rules of traffic name hosts and networks, not everybody: `0.0.0.0/0`, `::/0` and the FQDN `*` are told, and networks that are everything together, such as `0.0.0.0/1` and `128.0.0.0/1` on one port of one environment.',
    'Networks that nobody reaches from elsewhere do not count: all public addresses are the world, with or without 10.0.0.0/8. Nor do exceptions. Requests from outside come by the ingress, for hosts that the environment exposes.',
  ].join('\n\n'),
  severity: 'error',
  guardrail: 'worldTraffic',
  check: ({ tenants }) =>
    tenants.flatMap(({ tenant }) =>
      tenant
        ? worldOf(tenant.value).fields.map(field => ({
            source: tenant.source,
            path: field.path,
            ...wordsOf(field),
          }))
        : [],
    ),
};

function wordsOf({
  side,
  text,
  isPart,
}: WorldField): Pick<Problem, 'message' | 'remedy'> {
  const how = isPart ? `${text}, with the rules before it` : short(text);
  if (side === 'from') {
    return {
      message: `The whole world may connect: ${how}.`,
      remedy:
        'Name the networks that are meant. For requests from outside, expose a host instead.',
    };
  }
  return {
    message: `Pods may connect to the whole world: ${how}.`,
    remedy:
      'Name the hosts by fqdn, such as api.stripe.com or *.stripe.com, or the networks that are meant.',
  };
}
