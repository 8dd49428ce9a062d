import http from 'node:http';
import https from 'node:https';

const agents = new Map();

/**
 * One call over HTTP, which node's own `fetch` cannot make: it trusts one certificate authority and no other.
 *
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: unknown, ca?: string, timeLimit?: number }} [options]
 *   `body` that is not text is sent as JSON; `ca` is a certificate in PEM
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, text: string, json: () => any }>}
 */
export function call(url, options = {}) {
  const {
    method = 'GET',
    headers = {},
    body,
    ca,
    timeLimit = 10_000,
  } = options;
  const text =
    typeof body === 'string' || body === undefined
      ? body
      : JSON.stringify(body);
  const client = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      url,
      {
        method,
        agent: agentFor(client, ca),
        signal: AbortSignal.timeout(timeLimit),
        headers: {
          accept: 'application/json',
          ...(text !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
          }),
          ...headers,
        },
      },
      response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode,
            headers: response.headers,
            text: answer,
            json: () => JSON.parse(answer),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(text);
  });
}

/** The same, and throws where the answer is no success. */
export async function callOk(url, options = {}) {
  const answer = await call(url, options);
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(
      `${options.method ?? 'GET'} ${url} answers ${answer.status}: ${answer.text.slice(0, 2000)}`,
    );
  }
  return answer;
}

/** Connections with TLS are kept: to greet costs more than most of what is asked. */
function agentFor(client, ca) {
  const key = client === https ? `https ${ca}` : 'http';
  if (!agents.has(key)) {
    agents.set(
      key,
      new client.Agent({ keepAlive: client === https, ...(ca && { ca }) }),
    );
  }
  return agents.get(key);
}
