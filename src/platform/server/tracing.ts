import type { Attributes, Context, Span, SpanKind } from '@opentelemetry/api';
import { StartError } from '../config.js';

/** What is on while traces are wanted; nothing of OpenTelemetry is loaded otherwise. */
interface Tracer {
  span<T>(
    name: string,
    kind: keyof typeof SpanKind,
    attributes: Attributes,
    work: (span: Span) => Promise<T>,
    parent?: Context,
  ): Promise<T>;
  /** The trace that a client has begun, from its `traceparent`. */
  parentOf(headers: object): Context;
}
let tracer: Tracer | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the usual environment variables of OpenTelemetry ask for traces. @throws StartError for what is not offered */
function isWanted(environment: Environment): boolean {
  const { OTEL_SDK_DISABLED, OTEL_TRACES_EXPORTER, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } = environment;
  if (OTEL_SDK_DISABLED === 'true' || OTEL_TRACES_EXPORTER === 'none') return false;
  if (!OTEL_TRACES_EXPORTER && !OTEL_EXPORTER_OTLP_ENDPOINT && !OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return false;
  if (OTEL_TRACES_EXPORTER && OTEL_TRACES_EXPORTER !== 'otlp')
    throw new StartError(`OTEL_TRACES_EXPORTER is "${OTEL_TRACES_EXPORTER}", but should be "otlp" or "none".`);
  const protocol = environment.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || environment.OTEL_EXPORTER_OTLP_PROTOCOL || 'http/json';
  if (protocol !== 'http/json')
    throw new StartError(`OTEL_EXPORTER_OTLP_PROTOCOL is "${protocol}", but should be "http/json": collectors take it on the same port.`);
  return true;
}

/**
 * Begins to send traces, if the environment asks for it: by OTLP over HTTP, with the variables that OpenTelemetry gives to endpoint, headers, sampling,
 * batches and the name of the service.
 *
 * @returns sends what is left, and ends
 * @throws StartError
 */
export async function startTracing(environment: Environment): Promise<() => Promise<void>> {
  if (!isWanted(environment)) return async () => {};
  const [api, sdk, { OTLPTraceExporter }, { detectResources, envDetector, resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const resource = resourceFromAttributes({ 'service.name': 'bellwether' }).merge(detectResources({ detectors: [envDetector] }));
  const provider = new sdk.NodeTracerProvider({ resource, spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter())] });
  provider.register();
  const ours = api.trace.getTracer('bellwether');
  tracer = {
    span: (name, kind, attributes, work, parent) =>
      ours.startActiveSpan(name, { kind: api.SpanKind[kind], attributes }, parent ?? api.context.active(), async span => {
        try {
          return await work(span);
        } catch (error) {
          span.setStatus({ code: api.SpanStatusCode.ERROR, message: (error as { code?: string }).code ?? 'failed' });
          throw error;
        } finally {
          span.end();
        }
      }),
    parentOf: headers => api.propagation.extract(api.ROOT_CONTEXT, headers),
  };
  return async () => {
    tracer = undefined;
    await provider.shutdown().catch(() => {});
  };
}

/** Whether traces are sent: what is not to cost anything otherwise asks first. */
export const isTracing = (): boolean => tracer !== undefined;

/** Runs `work` as a part of the trace that is under way; just runs it where no traces are sent. */
export function traced<T>(
  name: string,
  attributes: Attributes,
  work: (span?: Span) => Promise<T>,
  { kind = 'INTERNAL', headers }: { kind?: keyof typeof SpanKind; headers?: object } = {},
): Promise<T> {
  return tracer ? tracer.span(name, kind, attributes, work, headers && tracer.parentOf(headers)) : work();
}
