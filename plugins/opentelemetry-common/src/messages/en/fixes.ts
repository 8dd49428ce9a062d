/**
 * How to mend instrumentation, by rule of the specification or by what is found beyond it. A code with a language behind a dot
 * is for its SDK; the code alone for all others.
 *
 * @public
 */
export const fixes = {
  'RES-001':
    'Add service.instance.id=$(POD_UID) to OTEL_RESOURCE_ATTRIBUTES, with POD_UID from the field metadata.uid.',
  'RES-001.nodejs':
    'Set OTEL_NODE_RESOURCE_DETECTORS=env,host,os,process,serviceinstance, or add serviceInstanceIdDetector to the resourceDetectors of NodeSDK.',
  'RES-001.java':
    'Use the Java agent 2.0 or newer, which makes one up for each process; with the SDK alone, add the artifact opentelemetry-resources.',
  'RES-001.dotnet':
    'Call ConfigureResource(resource => resource.AddService("name")), which makes one up for each process.',
  'RES-002':
    'Take service.instance.id from what is unique, such as the UID of the pod, and do not write it into the image or a ConfigMap.',
  'RES-003':
    'Let the collector add it by its k8sattributes processor, or add k8s.pod.uid=$(POD_UID) to OTEL_RESOURCE_ATTRIBUTES, with POD_UID from the field metadata.uid.',
  'RES-005': "Set OTEL_SERVICE_NAME to the service's name.",
  'MET-001':
    'Keep the attribute out of the metric by a View that lists the attributes to keep.',
  'MET-001.nodejs':
    'Add to views: { instrumentName, attributesProcessors: [createAllowListAttributesProcessor([…])] }.',
  'MET-001.java':
    'Register a View with View.builder().setAttributeFilter(Set.of(…)).',
  'MET-001.python':
    'Give the MeterProvider a View(instrument_name=…, attribute_keys={…}).',
  'MET-001.go':
    'Give the MeterProvider a View whose Stream has AttributeFilter: attribute.NewAllowKeysFilter(…).',
  'MET-001.dotnet':
    'Call AddView(name, new MetricStreamConfiguration { TagKeys = […] }).',
  'MET-002': 'Name the unit where the instrument is created: s, By, {request}.',
  'MET-003':
    'Give the metric one unit in all versions and instances, and another name to what has another unit.',
  'MET-004':
    'Give all versions and instances the same boundaries by a View, or send exponential histograms.',
  unknownService: "Set OTEL_SERVICE_NAME to the service's name.",
  missingRoute:
    'Use the instrumentation of the web framework, which knows the route; that of HTTP alone sees the path only.',
  'missingRoute.nodejs':
    'Load the instrumentation of the framework before the framework itself: @opentelemetry/instrumentation-express, -fastify, -koa or -nestjs-core.',
  'missingRoute.java':
    'Use the Java agent, or the library instrumentation of Spring Web or of the framework in use.',
  'missingRoute.python':
    'Use opentelemetry-instrumentation-fastapi, -flask or -django, and not that of ASGI or WSGI alone.',
  'missingRoute.go':
    'Register handlers with patterns on http.ServeMux and wrap the mux in otelhttp, or use the middleware of the router.',
  'missingRoute.dotnet':
    'Use OpenTelemetry.Instrumentation.AspNetCore with endpoint routing.',
  oldConventions:
    'Set OTEL_SEMCONV_STABILITY_OPT_IN=http, or http/dup while dashboards change over.',
  'oldConventions.dotnet':
    'Update OpenTelemetry.Instrumentation.AspNetCore to 1.7 or newer.',
  'oldConventions.java': 'Update the Java agent to 2.0 or newer.',
  namespaceNotPromoted:
    'Add k8s.namespace.name and service.name to otlp.promote_resource_attributes of Prometheus.',
} as const;
