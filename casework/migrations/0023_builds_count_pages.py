from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0022_packs_in_variants")]

    operations = [
        migrations.AddField(
            model_name="build",
            name="laid",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
