package io.authflow.modules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rule for classes: {@code toString} must not print a field with the name of a secret. */
final class PrintNoSecret extends ArchCondition<JavaClass> {
    /** Reply keys and public keys are for everybody. */
    private static final Pattern SECRET = Pattern.compile(
            "(?!.*(Id|replyKey|publicKeys?)$)(.*(passw|secret|token|credential|private|properties|environment).*|.+keys?)",
            Pattern.CASE_INSENSITIVE);
    /** Types that print what they hold; a {@code Secret} does not. */
    private static final Pattern PRINTS =
            Pattern.compile("java\\.lang\\.(String|Object|CharSequence)|java\\.util\\..*|\\[[BC]|.*\\.JsonNode");

    PrintNoSecret() {
        super("print no field that is named like a secret");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Optional<JavaMethod> toString = type.tryGetMethod("toString");
        if (toString.isEmpty()) {
            return;
        }
        type.getFields().stream()
                .filter(PrintNoSecret::holdsASecret)
                .filter(field -> prints(toString.get(), field))
                .forEach(field -> events.add(SimpleConditionEvent.violated(
                        field, field.getFullName() + " is printed by toString: print *** or give it the type Secret")));
    }

    private static boolean holdsASecret(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && SECRET.matcher(field.getName()).matches()
                && PRINTS.matcher(field.getRawType().getName()).matches();
    }

    /** The compiler's own toString of a record is final, and prints all. */
    private static boolean prints(JavaMethod toString, JavaField field) {
        boolean written = !toString.getModifiers().contains(JavaModifier.FINAL);
        return !written
                || toString.getFieldAccesses().stream()
                        .anyMatch(access -> access.getTarget().getName().equals(field.getName()))
                || toString.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().equals(field.getOwner())
                                && call.getName().equals(field.getName()));
    }
}
