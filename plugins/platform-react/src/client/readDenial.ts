/** What ends a stream whose viewer may no longer see it, as the error of a request that is answered with 403 or 404. */
export function readDenial(data: string): Error {
  const { name, message = 'The viewer may not see this any more.' } =
    parsed(data);
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode: name === 'NotFoundError' ? 404 : 403,
  });
}

function parsed(data: string): { name?: string; message?: string } {
  try {
    const value: unknown = JSON.parse(data);
    const { name, message } = Object(value) as Record<string, unknown>;
    return {
      ...(typeof name === 'string' && { name }),
      ...(typeof message === 'string' && { message }),
    };
  } catch {
    return {};
  }
}
