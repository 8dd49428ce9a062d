import { IdentityId } from './identity';
import { sourcesOf, dependenciesOf } from './source';
import { classic, probeOf } from './__testUtils__/probes';

/** A source in a line. */
const shown = (names: Parameters<typeof probeOf>[0]) =>
  sourcesOf(probeOf(names)).map(
    ({ convention, identity, style, histogram, counter }) =>
      [
        convention,
        identity,
        style,
        histogram.metric,
        histogram.form,
        `${histogram.unit} from ${histogram.unitFrom}`,
        counter,
      ]
        .filter(Boolean)
        .join(' '),
  );

describe('what figures are read from', () => {
  it.each<[string, Parameters<typeof probeOf>[0], string[]]>([
    [
      'HTTP, stable, under the default translation',
      { attributes: classic('http_server_request_duration_seconds') },
      [
        'http-stable attributes underscores http_server_request_duration_seconds classic s from name',
      ],
    ],
    [
      'the same with underscores and no suffixes',
      { attributes: classic('http_server_request_duration') },
      [
        'http-stable attributes underscores http_server_request_duration classic s from convention',
      ],
    ],
    [
      'the same in UTF-8 with suffixes',
      { 'attributes.dots': classic('http.server.request.duration_seconds') },
      [
        'http-stable attributes dots http.server.request.duration_seconds classic s from name',
      ],
    ],
    [
      'the same untranslated',
      { 'attributes.dots': classic('http.server.request.duration') },
      [
        'http-stable attributes dots http.server.request.duration classic s from convention',
      ],
    ],
    [
      'a native histogram',
      { attributes: ['http_server_request_duration_seconds'] },
      [
        'http-stable attributes underscores http_server_request_duration_seconds native s from name',
      ],
    ],
    [
      'a change from classic to native within the day',
      {
        attributes: [
          'http_server_request_duration_seconds',
          ...classic('http_server_request_duration_seconds'),
        ],
      },
      [
        'http-stable attributes underscores http_server_request_duration_seconds both s from name',
      ],
    ],
    [
      'HTTP as it was',
      { attributes: classic('http_server_duration_milliseconds') },
      [
        'http-old attributes underscores http_server_duration_milliseconds classic ms from name',
      ],
    ],
    [
      'HTTP as it was, counted in seconds by its SDK',
      { attributes: classic('http_server_duration_seconds') },
      [
        'http-old attributes underscores http_server_duration_seconds classic s from name',
      ],
    ],
    [
      'both generations of HTTP at once: the newer, once',
      {
        attributes: [
          ...classic('http_server_duration_milliseconds'),
          ...classic('http_server_request_duration_seconds'),
        ],
      },
      [
        'http-stable attributes underscores http_server_request_duration_seconds classic s from name',
      ],
    ],
    [
      'a service of HTTP, RPC and messages: each of them',
      {
        attributes: [
          ...classic('messaging_process_duration_seconds'),
          ...classic('rpc_server_duration_milliseconds'),
          ...classic('http_server_request_duration_seconds'),
        ],
      },
      [
        'http-stable attributes underscores http_server_request_duration_seconds classic s from name',
        'rpc-old attributes underscores rpc_server_duration_milliseconds classic ms from name',
        'messaging attributes underscores messaging_process_duration_seconds classic s from name',
      ],
    ],
    [
      'RPC as it is now',
      { attributes: classic('rpc_server_call_duration_seconds') },
      [
        'rpc-new attributes underscores rpc_server_call_duration_seconds classic s from name',
      ],
    ],
    [
      "the collector's span metrics",
      {
        attributes: [
          'traces_span_metrics_calls_total',
          ...classic('traces_span_metrics_duration_milliseconds'),
        ],
      },
      [
        'spans-collector attributes underscores traces_span_metrics_duration_milliseconds classic ms from name traces_span_metrics_calls_total',
      ],
    ],
    [
      "Tempo's span metrics",
      {
        spans: [
          'traces_spanmetrics_calls_total',
          ...classic('traces_spanmetrics_latency'),
        ],
      },
      [
        'spans-tempo spans underscores traces_spanmetrics_latency classic s from convention traces_spanmetrics_calls_total',
      ],
    ],
    [
      'what a service says itself before what its spans say',
      {
        attributes: [
          'traces_span_metrics_calls_total',
          ...classic('traces_span_metrics_duration_milliseconds'),
          ...classic('rpc_server_duration_milliseconds'),
        ],
      },
      [
        'rpc-old attributes underscores rpc_server_duration_milliseconds classic ms from name',
      ],
    ],
    [
      'Hubble where nothing else speaks',
      {
        network: [
          'hubble_http_requests_total',
          ...classic('hubble_http_request_duration_seconds'),
        ],
        cluster: ['kube_pod_info'],
      },
      [
        'hubble network underscores hubble_http_request_duration_seconds classic s from name hubble_http_requests_total',
      ],
    ],
    [
      'nothing of Hubble where its requests have no status',
      {
        network: [
          'hubble_http_requests_total',
          'hubble_http_responses_total',
          ...classic('hubble_http_request_duration_seconds'),
        ],
      },
      [],
    ],
    [
      'labels that hold always before those that are joined',
      {
        joined: classic('http_server_request_duration_seconds'),
        attributes: classic('http_server_duration_milliseconds'),
      },
      [
        'http-old attributes underscores http_server_duration_milliseconds classic ms from name',
      ],
    ],
    [
      'job alone, where nothing is promoted',
      { joined: classic('http_server_request_duration_seconds') },
      [
        'http-stable joined underscores http_server_request_duration_seconds classic s from name',
      ],
    ],
    ['Kubernetes alone', { cluster: ['kube_pod_info'] }, []],
    ['nothing', {}, []],
  ])('is %s', (_title, names, expected) => {
    expect(shown(names)).toEqual(expected);
  });

  it('knows what a service asks of others', () => {
    expect(
      dependenciesOf(
        probeOf({
          attributes: [
            ...classic('db_client_operation_duration_seconds'),
            ...classic('http_client_duration_milliseconds'),
            ...classic('rpc_client_call_duration_seconds'),
          ],
        }),
      ).map(({ convention }) => convention),
    ).toEqual(['http-client-old', 'rpc-client-new', 'database']);
  });

  it('takes nothing from series of the cluster, whatever their names are', () => {
    const identities: IdentityId[] = ['cluster', 'receivers'];
    for (const identity of identities) {
      expect(
        shown({ [identity]: classic('http_server_request_duration_seconds') }),
      ).toEqual([]);
    }
  });
});
