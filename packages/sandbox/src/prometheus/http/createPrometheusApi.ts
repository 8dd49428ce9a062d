import express, { NextFunction, Request, Response, Router } from 'express';
import { queryInstant, queryRange, readQuery } from '../engine/query';
import { ErrorType, QueryError } from '../engine/types';
import { Alerts } from '../rules/Alerts';
import { readOtlp } from '../series/readOtlp';
import { ReceivedSeries } from '../series/ReceivedSeries';
import { SeriesIndex } from '../series/SeriesIndex';
import { printMatrix, printValue, readMoment, readStep } from './formats';
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
    answer: (parameters: URLSearchParams, request: Request) => unknown,
  ) => {
    for (const method of methods) {
      router[method](`/api/v1${path}`, form, (request, response) => {
        response.json({
          status: 'success',
          data: answer(parametersOf(request), request),
        });
      });
    }
  };
  const both = ['get', 'post'] as const;
  const range = (parameters: URLSearchParams) => ({
    start: momentOr(parameters, 'start', -8.64e15),
    end: momentOr(parameters, 'end', 8.64e15),
    limit: Number(parameters.get('limit') ?? 0) || Infinity,
    match: parameters.getAll('match[]'),
  });

  serve('/query', both, parameters => {
    const at = momentOr(parameters, 'time', now().getTime());
    const query = parameters.get('query') ?? '';
    return printValue(queryInstant({ storage: index, query, at }), at);
  });
  serve('/query_range', both, parameters =>
    printMatrix(
      queryRange({
        storage: index,
        query: parameters.get('query') ?? '',
        start: readMoment('start', parameters.get('start') ?? ''),
        end: readMoment('end', parameters.get('end') ?? ''),
        step: readStep(parameters.get('step') ?? ''),
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
  serve('/series', both, parameters => {
    const asked = range(parameters);
    if (asked.match.length === 0) {
      throw new QueryError('bad_data', 'no match[] parameter provided');
    }
    return seriesOf(index, asked, now())
      .slice(0, asked.limit)
      .map(({ labels }) => labels);
  });
  serve('/labels', both, parameters =>
    labelNames(index, range(parameters), now()),
  );
  serve('/label/:name/values', ['get'], (parameters, request) =>
    labelValues(index, request.params.name, range(parameters), now()),
  );
  serve('/metadata', ['get'], () => ({}));
  serve('/rules', ['get'], parameters =>
    printRules(alerts.states(), parameters.get('type') ?? undefined),
  );
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
  return text === null || text === '' ? otherwise : readMoment(name, text);
}
