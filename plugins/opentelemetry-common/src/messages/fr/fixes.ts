import { fixes as english } from '../en/fixes';

/**
 * Comment réparer une instrumentation, par règle de la spécification ou par constat hors d'elle.
 *
 * @public
 */
export const fixes: Readonly<Record<keyof typeof english, string>> = {
  'RES-001':
    'Ajouter service.instance.id=$(POD_UID) à OTEL_RESOURCE_ATTRIBUTES, POD_UID venant du champ metadata.uid.',
  'RES-001.nodejs':
    'Définir OTEL_NODE_RESOURCE_DETECTORS=env,host,os,process,serviceinstance, ou ajouter serviceInstanceIdDetector aux resourceDetectors de NodeSDK.',
  'RES-001.java':
    "Utiliser l'agent Java 2.0 ou plus récent, qui en crée un par processus ; avec le SDK seul, ajouter l'artefact opentelemetry-resources.",
  'RES-001.dotnet':
    'Appeler ConfigureResource(resource => resource.AddService("name")), qui en crée un par processus.',
  'RES-002':
    "Prendre pour service.instance.id ce qui est unique, comme l'UID du pod, sans l'écrire dans l'image ni dans une ConfigMap.",
  'RES-003':
    "Laisser le collecteur l'ajouter par son processeur k8sattributes, ou ajouter k8s.pod.uid=$(POD_UID) à OTEL_RESOURCE_ATTRIBUTES, POD_UID venant du champ metadata.uid.",
  'RES-005': 'Définir OTEL_SERVICE_NAME avec le nom du service.',
  'MET-001':
    "Écarter l'attribut de la métrique par une View qui liste les attributs à garder.",
  'MET-001.nodejs':
    'Ajouter à views : { instrumentName, attributesProcessors: [createAllowListAttributesProcessor([…])] }.',
  'MET-001.java':
    'Enregistrer une View avec View.builder().setAttributeFilter(Set.of(…)).',
  'MET-001.python':
    'Donner au MeterProvider une View(instrument_name=…, attribute_keys={…}).',
  'MET-001.go':
    'Donner au MeterProvider une View dont le Stream a AttributeFilter: attribute.NewAllowKeysFilter(…).',
  'MET-001.dotnet':
    'Appeler AddView(name, new MetricStreamConfiguration { TagKeys = […] }).',
  'MET-002': "Nommer l'unité à la création de l'instrument : s, By, {request}.",
  'MET-003':
    'Donner à la métrique une seule unité dans toutes les versions et instances, et un autre nom à ce qui a une autre unité.',
  'MET-004':
    'Donner à toutes les versions et instances les mêmes bornes par une View, ou envoyer des histogrammes exponentiels.',
  unknownService: 'Définir OTEL_SERVICE_NAME avec le nom du service.',
  missingRoute:
    "Utiliser l'instrumentation du framework web, qui connaît la route ; celle de HTTP seule ne voit que le chemin.",
  'missingRoute.nodejs':
    "Charger l'instrumentation du framework avant le framework lui-même : @opentelemetry/instrumentation-express, -fastify, -koa ou -nestjs-core.",
  'missingRoute.java':
    "Utiliser l'agent Java, ou l'instrumentation de Spring Web ou du framework employé.",
  'missingRoute.python':
    "Utiliser opentelemetry-instrumentation-fastapi, -flask ou -django, et non celle d'ASGI ou de WSGI seule.",
  'missingRoute.go':
    'Enregistrer les handlers avec des motifs sur http.ServeMux et envelopper le mux dans otelhttp, ou utiliser le middleware du routeur.',
  'missingRoute.dotnet':
    'Utiliser OpenTelemetry.Instrumentation.AspNetCore avec le routage par points de terminaison.',
  oldConventions:
    'Définir OTEL_SEMCONV_STABILITY_OPT_IN=http, ou http/dup le temps que les tableaux de bord suivent.',
  'oldConventions.dotnet':
    'Passer OpenTelemetry.Instrumentation.AspNetCore à la version 1.7 ou plus récente.',
  'oldConventions.java':
    "Passer l'agent Java à la version 2.0 ou plus récente.",
  namespaceNotPromoted:
    'Ajouter k8s.namespace.name et service.name à otlp.promote_resource_attributes de Prometheus.',
};
