/** Particles that a family name begins with, in small letters or as written: `van der Berg`, `ibn Khaldun`. What an expression matches one of. */
export const NAME_PARTICLES = 'van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|af|bin|ibn|ben|abu';
