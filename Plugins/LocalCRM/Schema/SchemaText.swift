/// The fields of the models as text: read model by model, when a model is first used.
enum SchemaText {}
