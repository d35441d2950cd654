"""Organisations and the projects that fund them."""

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """The twelve kinds the funder counts (domain.md §3)."""

    MUNICIPALITY = "municipality", _("Municipality or district")
    LAND = "land", _("Authority of a Land")
    FEDERAL = "federal", _("Federal authority")
    JOBCENTER = "jobcenter", _("Jobcenter or employment agency")
    WELFARE = "welfare", _("Welfare association")
    NON_PROFIT = "non_profit", _("Non-profit provider")
    MIGRANT = "migrant", _("Migrant organisation")
    HOUSING = "housing", _("Housing company")
    EDUCATION = "education", _("Education or research institution")
    ASSOCIATION = "association", _("Association")
    COMPANY = "company", _("Company")
    OTHER = "other", _("Other")


class Land(models.TextChoices):
    """The German Länder by ISO 3166-2, and one entry for everywhere else."""

    BW = "DE-BW", "Baden-Württemberg"
    BY = "DE-BY", "Bayern"
    BE = "DE-BE", "Berlin"
    BB = "DE-BB", "Brandenburg"
    HB = "DE-HB", "Bremen"
    HH = "DE-HH", "Hamburg"
    HE = "DE-HE", "Hessen"
    MV = "DE-MV", "Mecklenburg-Vorpommern"
    NI = "DE-NI", "Niedersachsen"
    NW = "DE-NW", "Nordrhein-Westfalen"
    RP = "DE-RP", "Rheinland-Pfalz"
    SL = "DE-SL", "Saarland"
    SN = "DE-SN", "Sachsen"
    ST = "DE-ST", "Sachsen-Anhalt"
    SH = "DE-SH", "Schleswig-Holstein"
    TH = "DE-TH", "Thüringen"
    ABROAD = "abroad", _("Outside Germany")


LARGEST_LOGO = 500_000  # bytes
accent_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six hexadecimal digits."))


class Organisation(models.Model):
    """A body that employs learners, runs cohorts or issues certificates."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    land = models.CharField(_("Land"), max_length=6, choices=Land.choices)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    place = models.CharField(_("place printed on certificates"), max_length=100, blank=True)
    serial_prefix = models.CharField(
        _("serial prefix"), max_length=6, blank=True, validators=[RegexValidator(r"^[A-Z]{2,6}$")]
    )
    signatory_name = models.CharField(_("signatory"), max_length=120, blank=True)
    signatory_function = models.CharField(_("signatory's function"), max_length=120, blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, default="#0E4F5C", validators=[accent_colour])
    logo = models.FileField(_("logo"), upload_to="organisations", blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """A funded project that a cohort may belong to; it says how long lists are kept."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="projects")
    title = models.CharField(_("title"), max_length=200)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    number = models.CharField(_("funding number"), max_length=80, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    last_payment_year = models.PositiveSmallIntegerField(_("year of the last payment"), null=True, blank=True)
    keep_until = models.DateField(_("keep until"), null=True, blank=True)
    is_publicised = models.BooleanField(_("print the publicity block"), default=False)
    statement = models.CharField(_("funding statement"), max_length=120, blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def __str__(self) -> str:
        return self.title
