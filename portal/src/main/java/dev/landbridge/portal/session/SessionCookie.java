package dev.landbridge.portal.session;

/** The cookie of a browser session. */
public final class SessionCookie {
    public static final String NAME = "lb_session";

    /** How the front door hands the cookie's secret to the portal's own endpoints, after it removed the cookie. */
    public static final String FORWARDED = "X-Landbridge-Session";

    private SessionCookie() {}
}
