import { HumanDuration } from '@backstage/types';

export interface Config {
  opentelemetry?: {
    /**
     * Where metrics are read: Prometheus, Mimir, Thanos or Cortex, one entry for each. An environment's figures come from
     * the source of its cluster; without one, its health is unknown.
     */
    sources?: Array<{
      /** The name of the source, as pages and warnings say it. */
      name: string;
      title?: string;
      /**
       * The address before `/api/v1`: `http://prometheus.monitoring:9090`, `https://mimir.example.com/prometheus`. Redirects
       * are not followed.
       */
      url: string;
      /** @visibility secret */
      token?: string;
      username?: string;
      /** @visibility secret */
      password?: string;
      /**
       * Headers of every request.
       * @deepVisibility secret
       */
      headers?: { [name: string]: string };
      /** How long an answer may take: a duration; 10 seconds by default. */
      timeout?: HumanDuration | string;
      /** The clusters, as `kubernetes:` names them, whose environments it has. */
      clusters: string[];
      /**
       * The label that says the cluster of its series: `cluster`. Needed where it has several clusters; every query is then
       * held to it.
       */
      clusterLabel?: string;
      /** The header that names whose series are asked for, where the source keeps tenants apart (Mimir, Cortex, Thanos). */
      tenantHeader?: {
        /** `X-Scope-OrgID`. */
        name: string;
        /** What it says; `{tenant}` and `{environment}` are filled in. By default `{tenant}`. */
        value?: string;
        /** What it says for the platform's page, which looks at all of them. Without it, that page has no figures of the source. */
        platform?: string;
      };
      /** The most bytes of one answer; 32 MiB by default. */
      maximumBytes?: number;
      /** The most series of one answer; 10,000 by default. */
      maximumSeries?: number;
      /** How often samples are to arrive, in seconds; 30 by default. Without a new one for twice as long, health is unknown. */
      expectedSeconds?: number;
      /** Where the services of its clusters send OTLP to, for the page that brings a service in. */
      otlpEndpoint?: string;
      /** Alertmanager, which knows what is silenced. */
      alertmanager?: {
        url: string;
        /** @visibility secret */
        token?: string;
        username?: string;
        /** @visibility secret */
        password?: string;
        /** @deepVisibility secret */
        headers?: { [name: string]: string };
        timeout?: HumanDuration | string;
      };
      /** Grafana, where figures, traces and logs are looked at further. */
      grafana?: {
        /** Where people reach it. */
        externalUrl: string;
        /** The address of its API, to list dashboards; without it, none are listed. */
        url?: string;
        /** @visibility secret */
        token?: string;
        timeout?: HumanDuration | string;
        /** Identifiers of its data sources. What is not there has no link. */
        dataSources?: {
          metrics?: string;
          traces?: string;
          logs?: string;
        };
      };
      /** A viewer of traces that is reached without Grafana. */
      traces?: {
        kind: 'tempo' | 'jaeger';
        url: string;
      };
    }>;
  };
}
