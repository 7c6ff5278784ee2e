"""Log in, log out, change the password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from casework.actions import accounts
from casework.models import User
from casework.web.forms import PlainForm
from casework.web.http import render_form
from casework.web.middleware import Request


class LogInForm(PlainForm):
    email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput({"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


class PasswordForm(PlainForm):
    current = forms.CharField(
        label=_("Password now"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least eight signs, not only digits, and not one that many people use."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, *args: Any) -> None:
        super().__init__(*args)
        self.user = user

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.user.check_password(current):
            raise ValidationError(_("This is not the password you have now."))
        return current

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new"):
            raise ValidationError(_("The two new passwords differ."))
        return again


@sensitive_post_parameters()
@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = LogInForm(request.POST or None)
    if form.is_valid() and (user := _authenticated(request, form)):
        login(request, user)
        accounts.log_in(by=user, address=_address(request))
        return redirect(_next(request))
    return render_form(request, "registration/login.html", form, next=_next(request))


@require_POST
def log_out(request: Request) -> HttpResponse:
    accounts.log_out(by=request.user)
    logout(request)
    return redirect("login")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password_change(request: Request) -> HttpResponse:
    form = PasswordForm(request.user, request.POST or None)
    if form.is_valid():
        try:
            accounts.change_password(password=form.cleaned_data["new"], by=request.user)
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Your password is changed."))
            return redirect("home")
        except ValidationError as error:
            form.add_error("new", error)
    return render_form(request, "registration/password.html", form)


def _authenticated(request: HttpRequest, form: LogInForm) -> User | None:
    """The person, or None with the reason in the form: the same for all that fails."""
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    address = _address(request)
    if accounts.is_locked(email=email, address=address):
        form.add_error(
            None,
            _(
                "Too many attempts failed. Wait 15 minutes and try again; a supervisor can tell "
                "you whether somebody else is trying your account."
            ),
        )
        return None
    user = authenticate(request, username=email, password=password)
    if user is None:
        accounts.log_in_failed(email=email, address=address)
        form.add_error(None, _("E-mail and password do not fit. Check both and try again."))
    return user


def _address(request: HttpRequest) -> str:
    """Where the request comes from; behind our proxy, what the proxy itself wrote last."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            return forwarded
    return str(request.META["REMOTE_ADDR"])


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)


urlpatterns = [
    path("log-in/", log_in, name="login"),
    path("log-out/", log_out, name="logout"),
    path("password/", password_change, name="password-change"),
]
