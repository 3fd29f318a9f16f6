package dev.landbridge.portal.account;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/api/v1/accounts")
@RolesAllowed(Role.OPERATOR)
public class AccountResource {
    private final Accounts accounts;
    private final Caller caller;

    AccountResource(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    public Page<Account> list(@BeanParam PageRequest page) {
        return accounts.list(page);
    }

    @POST
    public Response create(@NotNull @Valid NewAccount wanted) {
        Account account = accounts.create(wanted, Actor.of(caller));
        return Response.created(URI.create("/api/v1/accounts/" + account.name()))
                .entity(account)
                .build();
    }
}
