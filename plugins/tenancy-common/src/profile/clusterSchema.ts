import { z } from 'zod/v4';
import { word } from '@socle/plugin-platform-common/documents';
import {
  labels,
  labelName,
  labelValue,
  namespaceName,
  platformName,
} from '../words/names';
import { cidr, hostName, port } from '../words/network';
import { quantity } from '../words/quantity';
import { lineOfText, webAddress } from '../words/text';

const podsOf = (what: string) => ({
  namespace: namespaceName.meta({ description: `The namespace of ${what}.` }),
  labels: labels(`Labels of the pods of ${what}.`),
});

const objectLabels = (description: string) =>
  z.record(labelName, labelValue).meta({ description });

const networks = (what: string) =>
  z
    .array(cidr)
    .min(1)
    .max(50)
    .meta({ description: `Networks of ${what}.` });

const telemetry = z
  .strictObject({
    collector: z
      .strictObject({
        ...podsOf('the OpenTelemetry collector'),
        endpoint: word({
          description: 'The address of OTLP over HTTP that SDKs send to.',
          pattern:
            /^https?:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?::[1-9]\d{0,4})?(?:\/[\w.-]+)*$/,
          expected: 'the address of a collector',
          remedy:
            "Write it with its port: 'http://otel-collector.observability:4318'.",
          examples: ['http://otel-collector.observability:4318'],
        }),
        ports: z.array(port).min(1).optional().meta({
          description:
            'The ports that the collector listens on; 4317/TCP and 4318/TCP if not named.',
        }),
      })
      .meta({ description: 'Where traces, metrics and logs go.' }),
    prometheus: z
      .strictObject({
        ...podsOf('Prometheus'),
        ruleLabels: objectLabels(
          'Labels by which Prometheus finds the PrometheusRules that it reads.',
        ),
        ports: z.array(port).min(1).optional().meta({
          description:
            'The ports of pods that Prometheus may read; 9464/TCP if not named.',
        }),
      })
      .meta({ description: 'What reads metrics and evaluates alerts.' }),
    grafana: z
      .strictObject({
        url: webAddress('The address of Grafana for people.'),
        dashboardLabels: objectLabels(
          'Labels by which Grafana finds the ConfigMaps with dashboards.',
        ),
        datasource: word({
          description:
            'The uid of the data source that dashboards read; prometheus if not named.',
          pattern: /^[\w-]+$/,
          maxLength: 40,
          expected: "a data source's uid",
          remedy: 'Use letters, digits, _ and -.',
        }).optional(),
      })
      .meta({ description: 'What draws dashboards.' }),
    sampling: z.number().min(0).max(1).optional().meta({
      description:
        'The share of traces that is kept, from 0 to 1; 1 outside of production and 0.1 in it if not said.',
    }),
  })
  .meta({ description: 'Where telemetry goes.' });

/** One cluster that tenants can run on. */
export const clusterSchema = z
  .strictObject({
    name: platformName(
      'The name by which Argo CD and the kubernetes: configuration know it.',
      ['paris-nonprod'],
    ),
    title: lineOfText({
      description: 'The name as people say it.',
      examples: ['Paris, non-production'],
    }),
    flavour: z.enum(['eks', 'openshift', 'tanzu']).meta({
      description: 'The kind of Kubernetes, where manifests differ.',
    }),
    stage: z.enum(['nonprod', 'prod']).meta({
      description:
        'Whether people may do more than look (nonprod) or not (prod).',
    }),
    capacity: z
      .strictObject({
        cpu: quantity('Cores.', ['200']),
        memory: quantity('Memory.', ['800Gi']),
        storage: quantity('Storage.', ['10Ti']),
      })
      .meta({ description: 'What the cluster has for tenants in all.' }),
    networks: z
      .strictObject({
        pods: networks('pods'),
        services: networks('Services'),
        nodes: networks('nodes'),
      })
      .meta({
        description:
          "The cluster's own networks, which rules of traffic cannot name: Cilium matches neither pods nor nodes by address.",
      }),
    dns: z
      .strictObject({
        ...podsOf('DNS'),
        port: z.number().int().min(1).max(65_535).optional().meta({
          description:
            "The port that the DNS pods listen on; the flavour's own if not named (53, and 5353 on OpenShift).",
        }),
      })
      .meta({ description: 'What resolves names.' }),
    ingress: z
      .strictObject({
        ...podsOf('the ingress controller'),
        className: platformName('The class of Ingress objects.', ['nginx']),
        domain: hostName.meta({
          description: 'The domain under which tenants expose hosts.',
        }),
        ports: z.array(port).min(1).optional().meta({
          description:
            'The ports of pods that the controller may reach where an environment is exposed; 8080/TCP if not named.',
        }),
      })
      .meta({ description: 'What lets requests in.' }),
    telemetry,
    eks: z
      .strictObject({
        clusterName: word({
          description:
            'The name of the cluster in EKS; the same as here if not named.',
          pattern: /^[0-9A-Za-z][\w-]*$/,
          maxLength: 100,
          expected: "an EKS cluster's name",
          remedy: 'Use letters, digits, _ and -.',
        }),
      })
      .optional()
      .meta({ description: 'What only EKS has.' }),
    tanzu: z
      .strictObject({
        workspace: platformName(
          'The workspace of Tanzu Mission Control that namespaces belong to.',
          ['caas'],
        ),
      })
      .optional()
      .meta({ description: 'What only Tanzu has.' }),
  })
  .meta({ description: 'A cluster that tenants can run on.' });
