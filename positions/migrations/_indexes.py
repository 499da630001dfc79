"""Indexes of foreign keys that come and go while readers and writers go on."""

from typing import Any

from django.apps.registry import Apps
from django.contrib.postgres.operations import NotInTransactionMixin
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class AlterIndexedConcurrently(NotInTransactionMixin, migrations.AlterField):
    """A change of ``db_index`` alone."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Take the index away, or make it, as the new field says."""
        self._ensure_not_in_transaction(schema_editor)
        model = to_state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.name)
        editor: Any = schema_editor
        if field.db_index:
            made = editor._create_index_sql(model, fields=[field], suffix="")
            schema_editor.execute(str(made).replace("CREATE INDEX", "CREATE INDEX CONCURRENTLY", 1))
            return
        declared = {index.name for index in model._meta.indexes}
        names = editor._constraint_names(
            model,
            [field.column],
            index=True,
            unique=False,  # what a rule rests on stays
            type_=models.Index.suffix,
            exclude=declared,
        )
        for name in names:
            schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {schema_editor.quote_name(name)}")


def lock_the_record(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Wait for whoever is changing the record, as every verb does; readers are not concerned."""
    schema_editor.execute("SELECT pg_advisory_xact_lock(4208112)")
