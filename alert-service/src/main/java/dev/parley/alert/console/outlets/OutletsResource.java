package dev.parley.alert.console.outlets;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.ingest.Ingest;
import dev.parley.alert.ingest.Ingest.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The pages of the outlets' feeds. What is done about them is passed to ingest, for those who may. */
@Path("/console/outlets")
@RolesAllowed("viewer")
public class OutletsResource {

    private static final String PATH = "/console/outlets";

    private final Console console;
    private final Ingest ingest;

    OutletsResource(Console console, Ingest ingest) {
        this.console = console;
        this.ingest = ingest;
    }

    @GET
    @Operation(hidden = true)
    public Response outlets() {
        return console.page(visit -> new Page(
                "outlets",
                visit.words().of("outlets_title"),
                "outlets/outlets",
                OutletsPage.of(ingest.feeds(), visit.query().get("loaded"))));
    }

    /** Looks what is at an address, and adds nothing. */
    @POST
    @RolesAllowed("editor")
    @Path("/find")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response find(@FormParam("url") @Nullable String url) {
        return console.page(visit -> new Page(
                "outlets",
                visit.words().of("feed_add"),
                "outlets/find",
                FindPage.of(url == null ? "" : url.strip(), ingest.find(url == null ? "" : url.strip()))));
    }

    @POST
    @RolesAllowed("editor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(@FormParam("url") @Nullable String url) {
        return console.act(
                visit -> PATH + "#f" + got(ingest.add(url == null ? "" : url)).id());
    }

    @POST
    @RolesAllowed("editor")
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@PathParam("id") long id, @FormParam("do") @Nullable String wanted) {
        return console.act(visit -> {
            Ingest.Deed deed = Arrays.stream(Ingest.Deed.values())
                    .filter(one -> one.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new BadRequestException("'%s' is no value for do, which is one of %s"
                            .formatted(wanted, Arrays.toString(Ingest.Deed.values()))));
            return PATH + "#f" + got(ingest.change(id, deed)).id();
        });
    }

    @GET
    @Path("/opml")
    @Operation(hidden = true)
    public Response opml() {
        return console.attempt(visit -> Response.ok(got(ingest.opml()), "text/x-opml")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"parley.opml\"")
                .build());
    }

    @POST
    @RolesAllowed("editor")
    @Path("/opml")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response load(@RestForm("opml") @Nullable FileUpload file) {
        return console.act(visit -> {
            if (file == null) {
                throw new BadRequestException("there is no file");
            }
            return PATH + "?loaded=" + got(ingest.load(read(file)));
        });
    }

    private static byte[] read(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was asked for, or a page that says why not. */
    private static <T> T got(Answer<T> answer) {
        if (answer instanceof Answer.Got<T> got) {
            return got.value();
        }
        if (answer instanceof Answer.Choose<T>) {
            throw new BadRequestException("the page there names several feeds; give the address of one");
        }
        Trouble trouble = Trouble.of(answer);
        throw new WebApplicationException(
                trouble.detail().isEmpty() ? "nobody said where ingest is" : trouble.detail(),
                answer instanceof Answer.Refused<T> ? 400 : 502);
    }
}
