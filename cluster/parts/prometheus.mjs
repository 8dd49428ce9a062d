import fs from 'node:fs';
import path from 'node:path';
import { callOk } from '../lib/http.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';

/** As the seed's Prometheus is configured. */
const configuration = `global:
  scrape_interval: 5s
  evaluation_interval: 5s
otlp:
  promote_resource_attributes:
    - service.name
    - service.namespace
    - k8s.namespace.name
    - k8s.deployment.name
    - deployment.environment.name
storage:
  tsdb:
    # Tests bring measurements of the past.
    out_of_order_time_window: 2h
rule_files: [rules/*.yaml]
`;

/**
 * Starts Prometheus, which takes metrics by OTLP and by remote write.
 *
 * @returns {Promise<{ url: string, rules: string }>} `rules` is the folder that it reads rules from when it is told to
 *   reload (`POST /-/reload`)
 */
export async function startPrometheus({ folder, processes, built }) {
  const own = path.join(folder, 'prometheus');
  const rules = path.join(own, 'rules');
  fs.mkdirSync(rules, { recursive: true });
  fs.writeFileSync(path.join(own, 'prometheus.yml'), configuration);
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const part = processes.start({
    name: 'prometheus',
    command: built.program('prometheus'),
    args: [
      `--config.file=${path.join(own, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(own, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-otlp-receiver',
      '--web.enable-remote-write-receiver',
      '--web.enable-lifecycle',
    ],
  });
  await ready(part, () => callOk(`${url}/-/ready`));
  return { url, rules };
}
