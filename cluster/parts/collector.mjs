import fs from 'node:fs';
import path from 'node:path';
import { callOk } from '../lib/http.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';

/**
 * Starts the OpenTelemetry collector, as the seed's is configured: what it receives goes to Prometheus, spans as metrics.
 *
 * @returns {Promise<{ http: string, grpc: string, metrics: string }>} `http` and `grpc` take OTLP; `metrics` has its own
 */
export async function startCollector({
  folder,
  processes,
  built,
  prometheusUrl,
}) {
  const [httpPort, grpcPort, metricsPort, healthPort] = await freePorts(4);
  const file = path.join(folder, 'collector.yaml');
  fs.writeFileSync(
    file,
    configuration({
      httpPort,
      grpcPort,
      metricsPort,
      healthPort,
      prometheusUrl,
    }),
  );
  const part = processes.start({
    name: 'collector',
    command: built.program('collector'),
    args: ['--config', `file:${file}`],
  });
  await ready(part, () => callOk(`http://127.0.0.1:${healthPort}/`));
  return {
    http: `http://127.0.0.1:${httpPort}`,
    grpc: `127.0.0.1:${grpcPort}`,
    metrics: `http://127.0.0.1:${metricsPort}/metrics`,
  };
}

const configuration = ports => `receivers:
  otlp:
    protocols:
      http: {endpoint: '127.0.0.1:${ports.httpPort}'}
      grpc: {endpoint: '127.0.0.1:${ports.grpcPort}'}
processors:
  memory_limiter: {check_interval: 1s, limit_mib: 512}
  batch: {timeout: 1s}
connectors:
  span_metrics: {metrics_flush_interval: 1s}
exporters:
  otlp_http/metrics:
    endpoint: ${ports.prometheusUrl}/api/v1/otlp
extensions:
  health_check: {endpoint: '127.0.0.1:${ports.healthPort}'}
service:
  extensions: [health_check]
  telemetry:
    metrics:
      readers: [{pull: {exporter: {prometheus: {host: 127.0.0.1, port: ${ports.metricsPort}}}}}]
  pipelines:
    metrics: {receivers: [otlp, span_metrics], processors: [memory_limiter, batch], exporters: [otlp_http/metrics]}
    traces: {receivers: [otlp], processors: [memory_limiter, batch], exporters: [span_metrics]}
`;
