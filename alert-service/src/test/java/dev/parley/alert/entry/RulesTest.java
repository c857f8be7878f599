package dev.parley.alert.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.alert.access.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of every resource says who may use it. */
class RulesTest {

    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    /** What changes nothing but the visitor's own way in. */
    private static final List<String> FOR_EVERYBODY = List.of("PasswordResource.change");

    static Stream<JavaMethod> methods() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.parley.alert").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> httpMethod(method).isPresent());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodHasARule(JavaMethod method) {
        boolean isForAll =
                method.isAnnotatedWith(PermitAll.class) || method.getOwner().isAnnotatedWith(PermitAll.class);
        assertThat(isForAll || !roles(method).isEmpty())
                .as("%s needs @RolesAllowed or @PermitAll", method.getFullName())
                .isTrue();
        assertThat(roles(method)).allSatisfy(role -> assertThat(Role.of(role)).isPresent());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void nothingIsChangedByAViewer(JavaMethod method) {
        boolean reads = READING.contains(httpMethod(method).orElseThrow());
        boolean isForEverybody = FOR_EVERYBODY.contains(method.getOwner().getSimpleName() + "." + method.getName());
        assertThat(reads || isForEverybody || !roles(method).contains("viewer"))
                .as("%s changes something and is open to viewers", method.getFullName())
                .isTrue();
    }

    private static List<String> roles(JavaMethod method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> ownRule(method.getOwner(), method))
                .map(rule -> List.of(rule.value()))
                .orElse(List.of());
    }

    private static Optional<RolesAllowed> ownRule(JavaClass type, JavaMethod method) {
        return method.isAnnotatedWith(PermitAll.class)
                ? Optional.empty()
                : type.tryGetAnnotationOfType(RolesAllowed.class);
    }

    private static Optional<String> httpMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(annotation -> annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class).stream())
                .map(HttpMethod::value)
                .findFirst();
    }
}
