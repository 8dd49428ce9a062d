import { JsonObject, JsonValue } from '@backstage/types';

/** What the API answered. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as an object; empty where it is none. */
  object: JsonObject;
  /** The body as a list of objects; empty where it is none. */
  list: JsonObject[];
}

/** Calls the API as somebody, or as nobody. */
export type ApiClient = (
  method: string,
  path: string,
  body?: JsonValue,
) => Promise<ApiAnswer>;

export function apiClient(
  baseUrl: string,
  identity?: { token: string },
): ApiClient {
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(identity ? { Authorization: `token ${identity.token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const value = parse(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      object: isObject(value) ? value : {},
      list: Array.isArray(value) ? value.filter(isObject) : [],
    };
  };
}

/** Reads a value deep in an answer: `at(answer.object, 'tree', '0', 'sha')`. */
export function at(
  value: JsonValue | undefined,
  ...path: string[]
): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((found, name) => {
    if (Array.isArray(found)) {
      return found[Number(name)];
    }
    return isObject(found) ? found[name] : undefined;
  }, value);
}

/** The same as base64, which is how contents travel. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
