/** What ends a stream whose viewer may no longer see it, as the error of a request that is answered with 403. */
export function readDenial(data: string): Error {
  const { message = 'The viewer may not see this any more.' } = parsed(data);
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode: 403,
  });
}

function parsed(data: string): { message?: string } {
  try {
    const value: unknown = JSON.parse(data);
    return value !== null &&
      typeof value === 'object' &&
      'message' in value &&
      typeof value.message === 'string'
      ? { message: value.message }
      : {};
  } catch {
    return {};
  }
}
