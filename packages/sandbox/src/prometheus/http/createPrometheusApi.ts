import express, { NextFunction, Request, Response, Router } from 'express';
import { queryInstant, queryRange, readQuery } from '../engine/query';
import { ErrorType, QueryError } from '../engine/types';
import { Alerts } from '../rules/Alerts';
import { readOtlp } from '../series/readOtlp';
import { ReceivedSeries } from '../series/ReceivedSeries';
import { SeriesIndex } from '../series/SeriesIndex';
import {
  parseMoment,
  printMatrix,
  printValue,
  readDuration,
  readMoment,
} from './formats';
import { labelNames, labelValues, seriesOf } from './metadata';
import { printAlerts, printRules } from './printRules';
import { printTsdb } from './printTsdb';

/* web/api/v1/api.go, `respondError`. */
const codes: Readonly<Record<ErrorType, number>> = {
  bad_data: 400,
  execution: 422,
  timeout: 503,
  not_found: 404,
};

/** Prometheus' HTTP API (docs: "HTTP API") over series, and its OTLP receiver for JSON. */
export function createPrometheusApi(options: {
  index: SeriesIndex;
  received: ReceivedSeries;
  alerts: Alerts;
  now: () => Date;
}): Router {
  const { index, received, alerts, now } = options;
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '10mb' });

  const serve = (
    path: string,
    methods: readonly ('get' | 'post')[],
    answer: (
      parameters: URLSearchParams,
      request: Request,
      limited: <T>(list: T[]) => T[],
    ) => unknown,
  ) => {
    for (const method of methods) {
      router[method](`/api/v1${path}`, form, (request, response) => {
        const parameters = parametersOf(request);
        const limit = Number(parameters.get('limit') ?? 0) || Infinity;
        const warnings: string[] = [];
        const data = answer(parameters, request, list => {
          if (list.length > limit) {
            warnings.push('results truncated due to limit');
          }
          return list.slice(0, limit);
        });
        response.json({
          status: 'success',
          data,
          ...(warnings.length > 0 && { warnings }),
        });
      });
    }
    router.all(`/api/v1${path}`, (_, response) => {
      response.status(405).type('text/plain').send('Method Not Allowed\n');
    });
  };
  const both = ['get', 'post'] as const;
  const range = (parameters: URLSearchParams) => ({
    start: momentOr(parameters, 'start', -8.64e15),
    end: momentOr(parameters, 'end', 8.64e15),
    match: parameters.getAll('match[]'),
  });

  serve('/query', both, parameters => {
    const at = momentOr(parameters, 'time', now().getTime());
    const query = parameters.get('query') ?? '';
    const timeout = parameters.get('timeout');
    if (timeout) {
      readDuration('timeout', timeout);
    }
    return printValue(queryInstant({ storage: index, query, at }), at);
  });
  serve('/query_range', both, parameters =>
    printMatrix(
      queryRange({
        storage: index,
        query: parameters.get('query') ?? '',
        start: readMoment('start', parameters.get('start') ?? ''),
        end: readMoment('end', parameters.get('end') ?? ''),
        step: readDuration('step', parameters.get('step') ?? ''),
      }),
    ),
  );
  serve('/query_exemplars', both, parameters => {
    readQuery(parameters.get('query') ?? '');
    return [];
  });
  serve('/format_query', both, parameters => {
    readQuery(parameters.get('query') ?? '');
    return parameters.get('query');
  });
  serve('/series', both, (parameters, _, limited) => {
    const asked = range(parameters);
    if (asked.match.length === 0) {
      throw new QueryError('bad_data', 'no match[] parameter provided');
    }
    return limited(seriesOf(index, asked, now())).map(({ labels }) => labels);
  });
  serve('/labels', both, (parameters, _, limited) =>
    limited(labelNames(index, range(parameters), now())),
  );
  serve('/label/:name/values', ['get'], (parameters, request, limited) =>
    limited(labelValues(index, request.params.name, range(parameters), now())),
  );
  serve('/metadata', ['get'], () => ({}));
  serve('/rules', ['get'], parameters => {
    const type = parameters.get('type') || undefined;
    if (type !== undefined && !['alert', 'record'].includes(type)) {
      throw new QueryError(
        'bad_data',
        `invalid parameter "type": not supported value ${JSON.stringify(type)}`,
      );
    }
    return printRules(alerts.states(), type);
  });
  serve('/alerts', ['get'], () => printAlerts(alerts.states()));
  serve('/targets', ['get'], () => ({ activeTargets: [], droppedTargets: [] }));
  serve('/status/tsdb', ['get'], () => printTsdb(index, now()));
  serve('/status/buildinfo', ['get'], () => ({
    version: '3.5.0-sandbox',
    revision: '',
    branch: '',
    buildUser: '',
    buildDate: '',
    goVersion: '',
  }));

  router.post(
    '/api/v1/otlp/v1/metrics',
    express.json({ limit: '10mb' }),
    (request, response) => {
      if (!request.is('application/json')) {
        response
          .status(415)
          .type('text/plain')
          .send("The sandbox's Prometheus takes OTLP as JSON only\n");
        return;
      }
      for (const { labels, at, value } of readOtlp(request.body)) {
        received.add(labels, [at, value]);
      }
      index.forget();
      response.json({});
    },
  );
  for (const path of ['/-/ready', '/-/healthy']) {
    router.get(path, (_, response) => {
      response.type('text/plain').send('Prometheus Server is Ready.\n');
    });
  }
  router.use((_, response) => {
    response.status(404).type('text/plain').send('404 page not found\n');
  });
  router.use(
    (error: unknown, _: Request, response: Response, next: NextFunction) => {
      if (error instanceof QueryError) {
        response.status(codes[error.type]).json({
          status: 'error',
          errorType: error.type,
          error: error.message,
        });
      } else {
        next(error);
      }
    },
  );
  return router;
}

/** What is in the address and in a form, as Go's ParseForm has it: the form's first. */
function parametersOf(request: Request): URLSearchParams {
  const all = new URLSearchParams();
  const body: unknown = request.body;
  const isForm = request.is('application/x-www-form-urlencoded');
  for (const [name, value] of Object.entries(isForm ? Object(body) : {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      all.append(name, String(one));
    }
  }
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  searchParams.forEach((value, name) => all.append(name, value));
  return all;
}

function momentOr(
  parameters: URLSearchParams,
  name: string,
  otherwise: number,
): number {
  const text = parameters.get(name);
  if (text === null || text === '') {
    return otherwise;
  }
  const moment = parseMoment(text);
  if (Number.isNaN(moment)) {
    throw new QueryError(
      'bad_data',
      `invalid parameter "${name}": invalid time value for '${name}': cannot parse "${text}" to a valid timestamp`,
    );
  }
  return moment;
}
